"""How does a file become a plan's graph? The steps in order, nothing else."""

from collections.abc import Callable
from pathlib import Path

from extract.claims.aim_entities import claim_aims
from extract.claims.aims import find_aims
from extract.claims.constraints import claim_constraints
from extract.claims.policy_documents import claim_policy_documents
from extract.claims.project_items import ProjectItem, find_project_items
from extract.claims.project_prose import find_prose_projects
from extract.claims.projects import claim_projects
from extract.claims.spatial_patterns import claim_spatial_patterns
from extract.claims.targets import claim_targets
from extract.claims.titles import claim_titles
from extract.context import Claims, Context
from extract.identify import identify_plan
from extract.identity import Named, claim_named_things
from extract.joining import joined
from extract.links.aim_index import AimIndex
from extract.links.aims import link_aims
from extract.links.answers import link_strategies
from extract.links.attracts import link_investment
from extract.links.carried_out import link_implementers
from extract.links.develops import link_developments
from extract.links.indicators import link_indicators
from extract.links.located import link_locations
from extract.links.main_goals import link_main_goals
from extract.links.places import link_places
from extract.links.primary import with_primary
from extract.links.projects import link_projects
from extract.links.relies_on import link_reliance
from extract.links.responsible import claim_responsible
from extract.links.tree import Tree
from extract.mentions import find_mentions
from extract.names.note_marks import without_note_marks
from extract.placement import place_sentences
from extract.proposer.proposals import Proposer, Tally
from extract.proposer.proposing import with_proposals
from extract.readers import read_source
from extract.structure import read_document
from kg.ids import IriMaker, name_key
from kg.model import NO_RULINGS, PlanGraph, Rulings

__all__ = ["extract_plan", "state_plan"]


def extract_plan(  # noqa: PLR0913 - one for each option of a build
    path: Path,
    *,
    base_iri: str,
    area: str | None,
    progress: Callable[[str, float], None],
    rulings: Rulings = NO_RULINGS,
    proposer: tuple[Proposer, Tally] | None = None,
) -> PlanGraph:
    """Return all that the plan in a file states; the same file and rulings give the same graph, whatever the machine.

    A proposer, if there is one, adds candidates to it; its tally says what became of them.

    Raises:
        InputError: if the file cannot be read or has no plan's structure.
        ProposerError: if the proposer cannot be asked.
    """
    progress("read", 0.0)
    raw = read_source(path)
    progress("structure", 0.15)
    document = read_document(raw)
    plan = identify_plan(document, iri_base=base_iri, given_area=area)
    context = Context(plan, document, IriMaker(plan.id, base_iri), rulings)
    progress("extract", 0.3)
    graph = state_plan(context)
    if proposer is not None:
        graph = with_proposals(context, graph, *proposer)
    progress("extract", 1.0)
    return graph


def state_plan(context: Context) -> PlanGraph:
    """Return all that an identified plan states: things, targets, links, and what became of each sentence."""
    things, named = claim_named_things(context, find_mentions(context.document, context.plan.area))
    items = _project_items(context, named)
    projects, project_iris = claim_projects(context, items)
    aims = find_aims(context, items)
    aim_claims, aim_iris = claim_aims(context, aims)
    index = AimIndex(context, aims)
    tree = Tree(context, aims)
    targets = claim_targets(context, items, project_iris)
    links = Claims(
        statements=(
            *with_primary(
                (
                    *link_aims(context, aims, aim_iris, tree),
                    *link_main_goals(context, aims, aim_iris),
                    *link_projects(tree, items, project_iris, aims, aim_iris),
                )
            ),
            *link_places(context, named),
            *link_locations(context, project_iris, named, aim_iris),
            *link_implementers(context, items, project_iris, named),
            *link_indicators(context, targets.sites, aims, aim_iris, tree),
            *link_strategies(context, index, aim_iris, named),
            *link_reliance(context, index, aim_iris, named),
            *link_investment(context, index, aim_iris, named),
            *link_developments(context, index, aim_iris, named, project_iris),
        )
    )
    answered = claim_responsible(context, (items, project_iris), (aims, aim_iris), named)
    claims = joined((projects, aim_claims, things, targets.claims, *_further(context, named), answered, links))
    return PlanGraph(
        plan=context.plan,
        document=context.document,
        section_iris=tuple(context.iris.section(at) for at in range(len(context.document.sections))),
        entities=without_note_marks(claims.entities, context.document),
        targets=claims.targets,
        statements=claims.statements,
        placements=place_sentences(context, claims, targets.unread_rows),
    )


def _further(context: Context, named: tuple[Named, ...]) -> tuple[Claims, ...]:
    """Return what is claimed beside things, projects, aims and figures."""
    return (
        claim_spatial_patterns(context, named),
        claim_titles(context),
        claim_constraints(context),
        claim_policy_documents(context),
    )


def _project_items(context: Context, named: tuple[Named, ...]) -> tuple[ProjectItem, ...]:
    """Return what lists and running text name as projects, but nothing that a person ruled to be none."""
    boxed = find_project_items(context)
    found = (*boxed, *find_prose_projects(context, named, boxed))
    nothing = context.rulings.nothing("Project")
    return tuple(sorted((item for item in found if name_key(item.name) not in nothing), key=lambda item: item.span))
