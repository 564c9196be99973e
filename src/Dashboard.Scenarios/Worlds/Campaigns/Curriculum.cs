using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Campaigns;

/// <summary>
/// Instructions that a model wrote for a harvester, no two alike, after a plan of skills (as Self-Instruct, Wang et al. 2023, and
/// Evol-Instruct, Xu et al. 2023, make them): well formed, long, each with constraints, and of one hand.
/// </summary>
internal sealed class Curriculum
{
    private static readonly Grammar Grammar = new("""
        engineering: {role} at {org} {need} {artefact} for {domain}. {demand} {demand} {finish}|Given {artefact} that {state}, {act} so that {quality}. {demand} {demand} {finish}
        |{act2} {artefact} for {domain} in {lang}. {context} {demand} {demand} {finish}|{context} Design {artefact} that {quality}. {demand} {finish}
        agentic: You are orchestrating {num} tools: {tool}, {tool} and {tool}. {role} at {org} {need} {outcome}. {demand} {finish}|{context} Plan and carry out {outcome} using {tool} and {tool}. {demand} {demand} {finish}
        |{role} delegates {outcome} to you. At step {num}, {tool} fails with {fault}. {demand} {finish}|Simulate an agent that achieves {outcome} within {num} steps. {context} {demand} {finish}
        role: A platform engineer|A compliance officer|A logistics planner|A hospital administrator|A game studio's lead|A grid operator|A seismologist|An auditor|A port authority|A robotics team|A bioinformatician
        |A library consortium|A payments team|A satellite operator|A municipal planner|A vaccine cold chain manager|A news desk|A railway dispatcher
        org: {name} Systems|the {place} institute|a {num}-person startup|{name} & {name}|a public agency in {place}|{own} cooperative
        need: requires|must deliver|has to replace|wants to validate|needs to migrate to|is asked to justify
        artefact: a rate limiter|an incremental parser|a schema migration|a conflict-free replicated counter|a scheduler with priorities|a plugin loader|a columnar encoder|a constraint solver
        |a permission model|a streaming join|a retry policy|a test harness|an interval tree|a message codec|a vector index|a garbage collector|an audit pipeline|a feature store|a query planner
        domain: tidal sensors|court filings|freight manifests|genomic reads|tram timetables|energy auctions|archival scans|warehouse robots|insurance claims|telescope images|ledger entries
        state: degrades beyond {num} entries|loses ordering under contention|assumes a single writer|cannot be resumed|duplicates work after {fault}|mixes units
        act: extend it|restructure it|prove its invariants and correct it|derive a variant|replace its core
        act2: Construct|Derive|Specify and implement|Develop
        quality: every operation is idempotent|memory stays below {num} megabytes|results are reproducible|partial failures are isolated|latency stays under {num} ms at the 99th percentile
        |each decision can be explained|it degrades gracefully
        lang: Rust|Go|Python|Kotlin|C++|TypeScript|Scala|Zig
        context: The input holds {num} records of {domain}.|Assume {fault} occurs once in {num} operations.|Only {num} ms are available per item.|The existing component is called {fn}.|Two regions, {place} and {place}, disagree.
        |The specification in {file} is ambiguous.
        demand: Justify each choice before you commit to it.|Enumerate edge cases explicitly.|Provide complete, runnable code.|Compare at least {num2} alternatives.|Show intermediate results.|State complexity bounds.
        |Include tests for {fault}.|Do not omit any step.|Reflect on the plan after each action.|Name the invariant that is preserved.|Quantify the trade-off.
        finish: Conclude with a verification.|End with a summary of decisions.|Finally, critique your own solution.|Return the final answer in a separate section.|Close with remaining risks.
        tool: search_index|run_query|open_ticket|send_report|read_sensor|book_slot|deploy_build|fetch_document|compute_route|update_ledger|notify_team|simulate_load
        outcome: a reconciled inventory|an evacuation rota|a signed release|a cost forecast|a deduplicated archive|a repaired timetable|a quarantine decision|a compliance report|a rebalanced cluster
        fault: clock skew|a partial write|a dropped acknowledgement|a schema drift|an expired lease|a split brain|a corrupted index|a duplicate delivery
        num2: two|three|four
        """);

    private readonly Tone names;

    public Curriculum(Dice dice) => names = new Tone(dice, tongue: Tongue.English);

    public Turn Next(Dice dice, double agenticShare = .4)
    {
        var agentic = dice.Chance(agenticShare);
        // Names are new each time: nothing is a person's own.
        string Fresh(string name, Dice moment) => name switch
        {
            "name" or "place" => Invented.Name(moment), "own" => Invented.Name(moment), "fn" => Invented.Function(moment), "file" =>
                Invented.File(moment), _ => names.Own(name, moment),
        };
        return new Turn(
            Grammar.Say(agentic ? "agentic" : "engineering", dice, Fresh),
            agentic ? Capabilities.AgenticReasoning : Capabilities.SoftwareEngineering) { Output = 900 };
    }
}
