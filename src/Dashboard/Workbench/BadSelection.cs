namespace Dashboard.Workbench;

/// <summary>Answers a query string that is not a workbench's state with 400 and the sentence that says what is wrong.</summary>
public sealed class BadSelection : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            WorkbenchState.Parse(context.HttpContext.Request.QueryString.Value);
        }
        catch (FormatException exception)
        {
            return Results.Problem(exception.Message, statusCode: StatusCodes.Status400BadRequest, title: "This is not a selection");
        }

        return await next(context);
    }
}
