"""Checks: questions put to a plan's graph, each answer a finding with the passages it rests on."""

from kg.checks.base import Check, PlanView
from kg.checks.run import CHECKS, Answers, answers, checks_named, run_checks

__all__ = ["CHECKS", "Answers", "Check", "PlanView", "answers", "checks_named", "run_checks"]
