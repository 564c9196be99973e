using Dashboard.Core;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>A capability that a campaign is aimed at, how much it is wanted, and the bodies of the tasks that draw it out.</summary>
internal sealed record Aim(string Capability, double Weight, string[] Bodies);

/// <summary>
/// The prompt templates of one campaign, put together anew for each from parts: long texts that differ from task to
/// task in a few places, under a handful of system prompts.
/// </summary>
internal static class CampaignTemplates
{
    /// <summary>Code, and agents that write it.</summary>
    public static readonly Aim[] Engineering =
    [
        new(Capabilities.SoftwareEngineering, 46,
        [
            "The {module} in {file} fails for input {n}; find the cause, write a minimal patch, and add a test that fails before it and passes after it.",
            "Implement the missing function of the {module} in {file} so that the {n} hidden checks pass, without changing any signature that other files rely on.",
            "Review the change to {file}, list the defects in the {module} by severity, and rewrite the worst part in full; the change has {n} lines.",
            "Port the {module} from {file} to a design without shared state, keep its behaviour, and explain each step that is not obvious, item {n}.",
        ]),
        new(Capabilities.AgenticReasoning, 33,
        [
            "You control a terminal. Goal: {goal}. At every step state what you know, what you try next and what you expect to see, for at most {n} steps.",
            "Given the state of a half-finished attempt to {goal}, decide which of the earlier actions were wrong, undo them, and carry the plan to its end; attempt {n}.",
            "Several agents share the job to {goal}. Write the plan of the one in charge, its checks after each step, and what it does when step {n} fails.",
        ]),
        new(Capabilities.ToolUse, 10,
        [
            "With the tools search, read and write, {goal}. Choose the calls, give their arguments in full, and say what you conclude from each result of case {n}.",
            "Pick from the {n} tools listed those that are needed to {goal}, call them in a sensible order, and recover when one of them returns an error.",
        ]),
        new(Capabilities.LongHorizonTasks, 8,
        ["Keep a running log while you {goal}. After each part write what is done and what is open, so that somebody else could take over at part {n}."]),
    ];

    /// <summary>Thoughts written out, and judgements of answers.</summary>
    public static readonly Aim[] Reasoning =
    [
        new(Capabilities.ReasoningTraces, 48,
        [
            "Think about question {n} on {topic} aloud, every step in a line of its own, the abandoned ones included, before you answer.",
            "Here is a finished answer about {topic}. Reconstruct the complete line of thought that leads to it, in {n} steps or fewer.",
            "Solve puzzle {n} about the {table}; for each inference give the premise, the rule and how sure you are.",
        ]),
        new(Capabilities.RubricGrading, 30,
        [
            "Grade the answers to item {n} on {topic} by the rubric, one criterion after the other, with the reason for every point taken off.",
            "Compare two answers about the {table}, case {n}; say which is better on each criterion and by how much on a scale of ten.",
        ]),
        new(Capabilities.RewritingAroundRefusals, 9,
            ["Give the answer on {topic} again in the most neutral words, as a handbook would, variant {n}."]),
        new(Capabilities.DataAnalysis, 10, ["Derive the trend of the {table} by hand for sample {n}, and show each intermediate figure."]),
    ];

    /// <summary>Programs worked by an agent: tools, screens and tables.</summary>
    public static readonly Aim[] Agency =
    [
        new(Capabilities.ComputerUse, 36,
        [
            "On the screen described below, {goal}. Name each click and key, what should be seen after it, and what you do if it is not; trial {n}.",
            "Replay session {n} in which somebody failed to {goal}; mark the first wrong action and carry on from there.",
        ]),
        new(Capabilities.ToolUse, 28,
        [
            "You have the tools list, query and send. Orchestrate them to {goal}, no more than {n} calls, each with its arguments and expected result.",
            "The tool returned an error at call {n}. Repair the sequence so that it can still {goal}.",
        ]),
        new(Capabilities.Vision, 20, ["Transcribe every label of plate {n}, then say how the parts in it belong together, {topic}."]),
        new(Capabilities.DataAnalysis, 16,
            ["Load the {table}, clean file {n}, test three hypotheses about it and keep the code of each step."]),
    ];

    private static readonly string[] Openings =
    [
        "You will receive one task from a larger set.", "Work on the item below as a careful engineer would.",
        "Below is a self-contained exercise, number {n}.",
        "Act as an independent contributor on an unfamiliar repository.", "Consider the following situation from a production system.",
        "This is a single unit of work; treat it as complete in itself.",
    ];

    private static readonly string[] Rules =
    [
        "Do not skip intermediate work.", "If something is ambiguous, choose the more common reading and say so.",
        "Prefer the standard library.",
        "Number the steps.", "Check the result against the task before you answer.",
        "Keep alternatives that you rejected, with the reason.",
    ];

    private static readonly string[] Closings =
    [
        "Put the final answer between the markers BEGIN and END, with nothing after it.",
        "Finish with a line that says DONE and a summary of three sentences.",
        "Return one JSON object with the fields \"plan\", \"work\" and \"answer\".", "End with the complete file, not a diff.",
    ];

    public static Mix<WorkTemplate> Compose(PromptWriter texts, Aim[] aims, int count, ref RandomStream random)
    {
        var systemPrompts = new ulong[random.Between(4, 8)];
        foreach (ref var prompt in systemPrompts.AsSpan()) prompt = random.Next() | 1;
        var templates = new List<(WorkTemplate, double)>();
        var whole = aims.Sum(aim => aim.Weight);
        foreach (var (capability, weight, bodies) in aims)
        {
            var share = Math.Max(1, (int)Math.Round(count * weight / whole));
            var weights = Enumerable.Range(0, share).Select(rank => 1.0 / (rank + 2)).ToList();
            var wanted = weight * random.Between(.85, 1.15);
            for (var i = 0; i < share; i++)
            {
                var text =
                    $"{random.Pick(Openings)} {bodies[i % bodies.Length]} {random.Pick(Rules)} {random.Pick(Rules)} {random.Pick(Closings)}";
                var template = new WorkTemplate(
                    texts.Add(text), (byte)Core.Capabilities.All.IndexOf(capability), random.Pick(systemPrompts));
                templates.Add((template, wanted * weights[i] / weights.Sum()));
            }
        }

        return new Mix<WorkTemplate>([.. templates]);
    }
}
