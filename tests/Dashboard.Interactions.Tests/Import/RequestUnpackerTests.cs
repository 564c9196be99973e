using System.Text;
using Dashboard.Interactions.Import.Requests;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>One request in the forms of those who log it: always the same parts.</summary>
public sealed class RequestUnpackerTests
{
    private const string System = "Answer in rhyme.";
    private const string Asked = "And of rain?";

    public static TheoryData<string, string> Forms => new()
    {
        {
            "OpenAI chat",
            """{"model":"m","temperature":0.2,"messages":[{"role":"system","content":"Answer in rhyme."},{"role":"user","content":"A line of snow?"},{"role":"assistant","content":"It fell below."},{"role":"user","content":"And of rain?"}],"tools":[{"type":"function","function":{"name":"lookup"}}]}"""
        },
        {
            "OpenAI responses",
            """{"model":"m","temperature":0.2,"instructions":"Answer in rhyme.","input":[{"role":"user","content":[{"type":"input_text","text":"A line of snow?"}]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"It fell below."}]},{"role":"user","content":"And of rain?"}],"tools":[{"type":"function","name":"lookup"}]}"""
        },
        {
            "Anthropic",
            """{"model":"m","max_tokens":9,"temperature":0.2,"system":[{"type":"text","text":"Answer in rhyme."}],"messages":[{"role":"user","content":"A line of snow?"},{"role":"assistant","content":[{"type":"text","text":"It fell below."}]},{"role":"user","content":[{"type":"text","text":"And of rain?"}]}],"tools":[{"name":"lookup","input_schema":{}}]}"""
        },
        {
            "Gemini",
            """{"systemInstruction":{"parts":[{"text":"Answer in rhyme."}]},"contents":[{"role":"user","parts":[{"text":"A line of snow?"}]},{"role":"model","parts":[{"text":"It fell below."}]},{"role":"user","parts":[{"text":"And of rain?"}]}],"tools":[{"functionDeclarations":[{"name":"lookup"}]}],"generationConfig":{"temperature":0.2}}"""
        },
        {
            "Bedrock Converse",
            """{"system":[{"text":"Answer in rhyme."}],"messages":[{"role":"user","content":[{"text":"A line of snow?"}]},{"role":"assistant","content":[{"text":"It fell below."}]},{"role":"user","content":[{"text":"And of rain?"}]}],"toolConfig":{"tools":[{"toolSpec":{"name":"lookup"}}]},"inferenceConfig":{"temperature":0.2}}"""
        },
        {
            "wrapped, as JSON in a text",
            """{"url":"https://x","method":"POST","body":"{\"temperature\":0.2,\"messages\":[{\"role\":\"system\",\"content\":\"Answer in rhyme.\"},{\"role\":\"user\",\"content\":\"A line of snow?\"},{\"role\":\"assistant\",\"content\":\"It fell below.\"},{\"role\":\"user\",\"content\":\"And of rain?\"}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"lookup\"}}]}"}"""
        },
        {
            "OpenTelemetry parts",
            """[{"role":"system","parts":[{"type":"text","content":"Answer in rhyme."}]},{"role":"user","parts":[{"type":"text","content":"A line of snow?"}]},{"role":"assistant","parts":[{"type":"text","content":"It fell below."}]},{"role":"user","parts":[{"type":"text","content":"And of rain?"}]}]"""
        },
        {
            "LangChain",
            """[[{"lc":1,"type":"constructor","id":["langchain","schema","messages","SystemMessage"],"kwargs":{"content":"Answer in rhyme."}},{"lc":1,"type":"constructor","id":["langchain","schema","messages","HumanMessage"],"kwargs":{"content":"A line of snow?"}},{"type":"ai","data":{"content":"It fell below."}},{"type":"human","content":"And of rain?"}]]"""
        },
        {
            "Cohere",
            """{"preamble":"Answer in rhyme.","chat_history":[{"role":"USER","message":"A line of snow?"},{"role":"CHATBOT","message":"It fell below."}],"message":"And of rain?","temperature":0.2,"tools":[{"name":"lookup"}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_EveryForm_HasTheSameParts(string form, string text)
    {
        var request = Read(text)!;
        var plain = Read(Forms.First()[1].ToString()!)!;

        Assert.Equal((Asked, System, 2), (request.UserText, request.SystemPrompt, request.Turns));
        Assert.Equal(plain.History, request.History);
        var hasAll = form is not ("OpenTelemetry parts" or "LangChain");
        Assert.Equal(hasAll ? ["lookup"] : [], request.Tools);
        if (hasAll) Assert.Contains("temperature=0.2", request.Parameters, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"prompt":"Once upon","max_tokens":5}""", "Once upon")]
    [InlineData("""{"inputText":"Once upon","textGenerationConfig":{"temperature":1}}""", "Once upon")]
    [InlineData("""{"inputs":"Once upon","parameters":{"seed":1}}""", "Once upon")]
    [InlineData("""{"input":["One","Two"],"model":"embed"}""", "One\nTwo")]
    [InlineData("""{"question":"Once upon"}""", "Once upon")]
    [InlineData("""{"role":"user","content":"Once upon"}""", "Once upon")]
    [InlineData("""{"args":[],"kwargs":{"messages":[{"role":"user","content":"Once upon"}]}}""", "Once upon")]
    [InlineData(""" [{"role":"user","content":"Once upon"}] """, "Once upon")]
    [InlineData(
        """{"messages":[{"role":"user","content":"Look"},{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"f"}}]},{"role":"tool","content":"42"}]}""", "Look")]
    [InlineData("""{"messages":[{"role":"user","content":"half \ud83d"}]}""", "half \\ud83d")]
    public void Read_Text_IsWhatTheUserSaidLast(string text, string said) => Assert.Equal(said, Read(text)!.UserText);

    [Theory]
    [InlineData("plain")]
    [InlineData("[not json")]
    [InlineData("""["a","b"]""")]
    [InlineData("""{"a":1}""")]
    [InlineData("{} and more")]
    [InlineData("""{"messages":"none"}""")]
    public void Read_WhatIsNoRequest_StandsForItself(string text) => Assert.Null(Read(text));

    [Fact]
    public void Read_Images_AreNamedAndToldApart()
    {
        var first = Read(
            """{"messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},{"type":"text","text":"What is this?"}]}]}""")!;
        var other = Read(
            """{"messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"BBBB"}},{"type":"text","text":"What is this?"}]}]}""")!;
        var linked = Read(
            """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.org/a.png"}},{"type":"text","text":"What is this?"}]}]}""")!;

        Assert.Matches(@"^\[image: png [0-9a-f]{12}\]\nWhat is this\?$", first.UserText);
        Assert.NotEqual(first.UserText, other.UserText);
        Assert.Equal("[image: https://example.org/a.png]\nWhat is this?", linked.UserText);
        Assert.Equal((1, 0), (first.Images, first.Turns));
    }

    [Fact]
    public void Read_ToolsAtWork_AreCallsAndResultsAndNoPrompt()
    {
        var request = Read(
            """{"messages":[{"role":"user","content":"Weather?"},{"role":"assistant","content":[{"type":"tool_use","id":"1","name":"weather","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":"rain"}]}]}""")!;

        Assert.Equal(("Weather?", 1, 0), (request.UserText, request.ToolResults, request.Turns));
        Assert.Equal(["weather"], request.ToolCalls);
    }

    [Fact]
    public void Read_Nothing_HasNoPrompt() => Assert.Null(Read("""{"messages":[],"model":"m"}""")!.UserText);

    [Theory]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":"Hello"}}]}""", "Hello")]
    [InlineData("""{"role":"assistant","content":"Hello"}""", "Hello")]
    [InlineData("""{"content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"Hello"}]}""", "Hello")]
    [InlineData("""{"output":{"message":{"role":"assistant","content":[{"text":"Hello"}]}}}""", "Hello")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"Hello"}]}}]}""", "Hello")]
    [InlineData("""{"output":[{"type":"reasoning"},{"type":"message","content":[{"type":"output_text","text":"Hello"}]}]}""", "Hello")]
    [InlineData(
        """[{"type":"message_start","message":{}},{"type":"content_block_delta","delta":{"type":"text_delta","text":"Hel"}},{"type":"content_block_delta","delta":{"text":"lo"}}]""", "Hello")]
    [InlineData("""[{"choices":[{"delta":{"content":"Hel"}}]},{"choices":[{"delta":{"content":"lo"}}]}]""", "Hello")]
    public void Read_Answer_IsItsText(string text, string said) => Assert.Equal(said, AnswerUnpacker.Read(Encoding.UTF8.GetBytes(text)));

    private static UnpackedRequest? Read(string text) => RequestUnpacker.Read(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("[Note] role: teacher. Explain it")]
    [InlineData("{name}, your role: explain content: rain")]
    [InlineData("Received request from the board: prompt: please answer")]
    [InlineData("{not a request at all}")]
    [InlineData("<p>hello</p>")]
    [InlineData("[1, 2, 3]")]
    public void Read_WordsOfSomebody_StandForThemselves(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        Assert.Null(RequestUnpacker.Read(bytes));
        Assert.Equal(OtherText.Plain, RequestUnpacker.Tell(bytes));
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"cut sho""")]
    [InlineData("[{'role': 'user', 'content': [Object]}]")]
    [InlineData("{ role: 'user', content: ... 2 more items }")]
    [InlineData("[HumanMessage(content='cut sho")]
    public void Tell_RequestsInPart_AreBroken(string text) =>
        Assert.Equal(OtherText.Broken, RequestUnpacker.Tell(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n", "hi", "Be brief.")]
    [InlineData("<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nhi<|eot_id|>", "hi", null)]
    [InlineData("<start_of_turn>user\nhi<end_of_turn>\n<start_of_turn>model\n", "hi", null)]
    [InlineData("<s>[INST] <<SYS>>Be brief.<</SYS>> hi [/INST]", "hi", "Be brief.")]
    public void Read_TextWithTheMarksOfAModel_IsTheConversation(string text, string user, string? system)
    {
        var request = RequestUnpacker.Read(Encoding.UTF8.GetBytes(text))!;

        Assert.Equal((user, system), (request.UserText, request.SystemPrompt));
    }
}
