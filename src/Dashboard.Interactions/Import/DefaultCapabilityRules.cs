using Dashboard.Core;

namespace Dashboard.Interactions.Import;

/// <summary>
/// The rules that a case starts with, for logs that name no capability. They look for what a request says of itself:
/// the tools it offers, the form of the prompt, the words of the task. The more particular ones come first. They are
/// written for prompts in English and miss others, which stay unclassified and are shown so; what a prompt's language
/// is decides nothing.
/// </summary>
public static class DefaultCapabilityRules
{
    public static IReadOnlyList<CapabilityRule> All { get; } =
    [
        new(Capabilities.RewritingAroundRefusals, RuleField.Prompt,
            @"\b(rewrite|rephrase|reword)\b.{0,80}\b(refus\w+|declin\w+|polic(y|ies)|guidelines?|safe(r|ty)?|censor\w*|sensitive)\b"),
        new(Capabilities.RubricGrading, RuleField.Prompt,
            @"\b(rubric|grad(e|ing) (the|this|each|following)|score (the|this|each) (answer|response|essay)|rate (the|this|each) (answer|response)|which (answer|response) is better|on a scale (of|from) \d)"),
        new(Capabilities.ReasoningTraces, RuleField.Prompt,
            @"\b(step[- ]by[- ]step|chain[- ]of[- ]thought|show (all )?(of )?your (reasoning|thinking|work)|think (out loud|aloud)|explain (each step|your reasoning)|internal (reasoning|monologue)|<(think|thinking|reasoning)>)"),
        new(Capabilities.ComputerUse, RuleField.Tools,
            @"\b(computer(_use|_\d+)?|screenshot|mouse|keyboard|left_click|cursor_position|browser_(click|navigate|type))\b"),
        new(Capabilities.Vision, RuleField.Prompt, @"""type""\s*:\s*""(image|image_url|input_image)""|data:image/|\[image[:\]]"),
        new(Capabilities.AgenticReasoning, RuleField.SystemPrompt,
            @"\b(autonomous(ly)?|agent(ic)?|plan(ning)? and (act|execut\w+)|until the task is (done|complete)|tool calls?)\b"),
        new(Capabilities.LongHorizonTasks, RuleField.Prompt,
            @"\b(multi[- ]step (task|plan|project)|over the (next|course of)|continue (where|from) (you|we) left|long[- ]running|milestones?)\b"),
        new(Capabilities.SoftwareEngineering, RuleField.Tools,
            @"\b(bash|shell|str_replace\w*|apply_patch|edit_file|write_file|read_file|run_tests?|git_\w+|execute_code|python)\b"),
        new(Capabilities.SoftwareEngineering, RuleField.Prompt,
            @"```|\b(implement|refactor|debug|unit tests?|stack trace|compile[rs]?|pull request|code review|function (that|to|called)|regex|SQL query|API endpoint|repository|def \w+\(|class \w+[:({]|import \w+)\b"),
        new(Capabilities.ToolUse, RuleField.Tools, @"\w"),
        new(Capabilities.DataAnalysis, RuleField.Prompt,
            @"\b(data ?set|data ?frame|spreadsheet|csv|correlation|regression|pivot table|statistic(s|al)|plot (the|a|this)|outliers?|time series)\b"),
        new(Capabilities.AgenticReasoning, RuleField.Prompt,
            @"\b(plan (the|out|your) (steps|approach|actions)|break (it|this|the task) (down )?into|decide (what|which) (to do|action)|next action)\b"),
    ];
}
