namespace Dashboard.Failures;

/// <summary>A refusal in a sentence: a problem for a program that asked, plain text for a person.</summary>
internal static class Refusal
{
    /// <summary>Answers with this status and sentence.</summary>
    public static Task AnswerAsync(HttpContext http, int status, string sentence)
    {
        var answer = http.Request.Path.StartsWithSegments("/api")
            ? Results.Problem(sentence, statusCode: status)
            : Results.Text(sentence, statusCode: status);
        return answer.ExecuteAsync(http);
    }
}
