namespace Dashboard.Interactions.Import.Requests;

/// <summary>How the text of a request is written.</summary>
internal enum RequestShape
{
    /// <summary>Messages of a role and a content: chat completions of OpenAI and all who follow them, and messages of Anthropic.</summary>
    Messages,

    /// <summary>The responses of OpenAI: <c>input</c> and <c>instructions</c>.</summary>
    Responses,

    /// <summary>Gemini: <c>contents</c> of <c>parts</c>.</summary>
    Contents,

    /// <summary>Spans of OpenTelemetry: messages of <c>parts</c>.</summary>
    Parts,

    /// <summary>Messages as LangChain writes them out.</summary>
    LangChain,

    /// <summary>One text under a name of its own: <c>prompt</c>, <c>inputText</c>, <c>question</c>.</summary>
    Text,

    /// <summary>One text into which the conversation was written with a model's marks.</summary>
    Template,
}

/// <summary>What a text that is no request is.</summary>
internal enum OtherText
{
    /// <summary>A text, which stands for itself.</summary>
    Plain,

    /// <summary>A list of events that hold no request.</summary>
    Events,

    /// <summary>A request that cannot be taken apart: cut short, or printed in part.</summary>
    Broken,
}

/// <summary>A request taken apart.</summary>
/// <param name="Shape">How it is written.</param>
/// <param name="UserText">What the user said last; images and files in it stand by name. Null where the user says nothing.</param>
/// <param name="SystemPrompt">The instructions that come before; null for none.</param>
/// <param name="Tools">The names of the tools it offers, in order, each once.</param>
/// <param name="ToolCalls">The names of the tools that were called before, in order.</param>
/// <param name="ToolResults">How many answers of tools it carries.</param>
/// <param name="Turns">How many messages come before the user's last, instructions apart.</param>
/// <param name="History">These messages as one text, the same for the same messages; null for none.</param>
/// <param name="Parameters">What else is asked for (temperature, format, length …), as one text, the same for the same; null for
/// nothing.</param>
/// <param name="Images">How many images, files and sounds it carries.</param>
internal sealed record UnpackedRequest(
    RequestShape Shape,
    string? UserText,
    string? SystemPrompt,
    IReadOnlyList<string> Tools,
    IReadOnlyList<string> ToolCalls,
    int ToolResults,
    int Turns,
    string? History,
    string? Parameters,
    int Images);
