using Dashboard.Interactions;
using Dashboard.Investigations.Views;

namespace Dashboard.Workbench;

/// <summary>
/// Answers a query string that is not a workbench's state, or names a set of accounts that the case does not have,
/// with 400 and the sentence that says what is wrong.
/// </summary>
public sealed class BadSelection : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            WorkbenchState.Parse(context.HttpContext.Request.QueryString.Value);
            return await next(context);
        }
        catch (FormatException exception)
        {
            return Problem(exception);
        }
        catch (UnknownAccountSetException exception)
        {
            return Problem(exception);
        }
    }

    private static IResult Problem(Exception exception) =>
        Results.Problem(exception.Message, statusCode: StatusCodes.Status400BadRequest, title: "This is not a selection");
}
