"""The shortcuts from goals to projects and measures are those of the best paths, and of the links alone."""

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kg.derive import STRENGTH, covering, derive, supporting
from kg.ids import IriMaker
from kg.model import Basis, DerivedEvidence, Entity, Iri, PlanGraph, Statement
from kg.rdf import canonical, link_iris, read_derived, write_derived
from tests.kg.checks.plans import Draft, Paragraph

Path = tuple[Statement, ...]

WORDS = "甲乙丙丁戊己庚辛"
KINDS = (
    ("Goal",),
    ("Goal",),
    ("Task", "Measure"),
    ("Measure",),
    ("Programme",),
    ("Project",),
    ("Project",),
    ("Place",),
)
DIRECTIONS = {
    "Goal": {"Goal": "partOf"},
    "Measure": {"Goal": "serves", "Measure": "partOf"},
    "Project": {"Goal": "supports", "Measure": "supports", "Project": "partOf"},
}


def plain(entity: Entity) -> str:
    return "Measure" if entity.kinds[0] in {"Task", "Programme"} else entity.kinds[0]


def draft() -> tuple[Draft, list[Entity]]:
    made = Draft((Paragraph("任务", WORDS),))
    return made, [made.thing(kinds, name, name) for kinds, name in zip(KINDS, WORDS, strict=True)]


@st.composite
def plans(draw: st.DrawFn) -> PlanGraph:
    made, things = draft()
    for at, subject in enumerate(things):
        for to, obj in enumerate(things):
            predicate = DIRECTIONS.get(plain(subject), {}).get(plain(obj))
            if at != to and predicate and draw(st.booleans()):
                made.link(subject, predicate, obj, draw(st.sampled_from(STRENGTH)))
    return made.graph()


def paths(graph: PlanGraph, goal: Iri, seen: Path = ()) -> Iterator[Path]:
    """Yield every way down from a goal that meets nothing twice."""
    met = {goal, *(step.subject for step in seen), *(step.object for step in seen)}
    here = seen[-1].subject if seen else goal
    for link in graph.statements:
        if link.object == here and link.subject not in met:
            yield (*seen, link)
            yield from paths(graph, goal, (*seen, link))


def rank(path: Path) -> tuple[int, int]:
    return max(STRENGTH.index(step.basis) for step in path), len(path)


@given(plans())
def test_a_shortcut_is_the_best_of_all_paths(graph: PlanGraph) -> None:
    derived = {(s.subject, s.predicate, s.object): s for s in derive(graph)}
    expected: dict[tuple[Iri, str, Iri], tuple[int, int]] = {}
    kinds = {entity.iri: plain(entity) for entity in graph.entities}
    tasks = {entity.iri for entity in graph.entities if {"Task", "Programme"} & {*entity.kinds}}
    for entity in graph.entities:
        if plain(entity) == "Goal":
            direct = {path[0].subject for path in paths(graph, entity.iri)}
            for path in paths(graph, entity.iri):
                end = path[-1].subject
                predicate = {"Project": "supportedBy", "Measure": "coveredBy"}.get(kinds[end])
                if predicate == "coveredBy" and end not in tasks | direct:
                    continue
                if predicate:
                    key = (entity.iri, predicate, end)
                    expected[key] = min(expected.get(key, rank(path)), rank(path))
    found = {
        key: (STRENGTH.index(s.weakest_basis), s.hops)
        for key, s in derived.items()
        if s.weakest_basis is not None and s.hops is not None
    }
    assert found == expected


@given(plans(), st.randoms())
def test_shortcuts_do_not_depend_on_the_order_of_links(graph: PlanGraph, random: object) -> None:
    links = list(graph.statements)
    getattr(random, "shuffle")(links)  # noqa: B009 - hypothesis types its random as any object
    turned = PlanGraph(
        graph.plan, graph.document, graph.section_iris, graph.entities[::-1], (), tuple(links), graph.placements
    )
    assert derive(turned) == derive(graph)


@given(plans())
def test_the_evidence_of_a_shortcut_names_links_of_the_graph_that_join_its_ends(graph: PlanGraph) -> None:
    iris = IriMaker(graph.plan.id)
    links = dict(link_iris(canonical(graph).statements, iris))
    for shortcut in derive(graph):
        [evidence] = shortcut.evidence
        assert isinstance(evidence, DerivedEvidence)
        steps = [links[iri] for iri in evidence.sources]
        assert len(steps) == shortcut.hops
        ends = [end for step in steps for end in (step.subject, step.object)]
        assert sorted(end for end in ends if ends.count(end) == 1) == sorted((shortcut.subject, shortcut.object))
        assert shortcut.confidence == min(step.confidence for step in steps)
        assert shortcut.basis is Basis.DERIVED


@given(plans())
def test_shortcuts_come_back_from_the_graph(graph: PlanGraph) -> None:
    derived = derive(graph)
    assert read_derived(write_derived(derived, graph.plan)) == derived


def test_a_path_without_secondary_links_is_better_than_a_shorter_one_with() -> None:
    made, (goal, _, task, measure, _, project, *_) = draft()
    made.link(measure, "serves", goal, Basis.SIMILARITY)
    made.link(task, "partOf", measure)
    made.link(project, "supports", task)
    made.links.append(
        Statement(
            project.iri,
            "supports",
            goal.iri,
            Basis.STATED,
            Decimal(1),
            made.links[0].rule,
            project.evidence,
            secondary=True,
        )
    )
    [shortcut] = supporting(derive(made.graph()))[goal.iri]
    assert (shortcut.hops, shortcut.weakest_basis, shortcut.secondary) == (3, Basis.SIMILARITY, False)


def test_only_secondary_paths_make_a_secondary_shortcut() -> None:
    made, (goal, _, task, *_) = draft()
    made.link(task, "serves", goal)
    made.links[0] = Statement(
        task.iri, "serves", goal.iri, Basis.STATED, Decimal(1), made.links[0].rule, task.evidence, secondary=True
    )
    [shortcut] = covering(derive(made.graph()))[goal.iri]
    assert shortcut.secondary


def test_other_links_lead_nowhere() -> None:
    made, (goal, _, task, _, _, project, _, place) = draft()
    made.link(task, "serves", goal)
    made.link(project, "locatedIn", place)
    made.link(project, "reliesOn", task)
    assert supporting(derive(made.graph())) == {}


def test_a_ring_of_measures_ends() -> None:
    made, (goal, _, task, measure, _, project, *_) = draft()
    made.link(task, "serves", goal)
    made.link(measure, "partOf", task)
    made.link(task, "partOf", measure)
    made.link(project, "supports", measure)
    [shortcut] = supporting(derive(made.graph()))[goal.iri]
    assert shortcut.hops == 3
