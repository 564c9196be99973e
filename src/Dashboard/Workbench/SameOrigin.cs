namespace Dashboard.Workbench;

/// <summary>
/// Lets a change through only from a page of this origin. Browsers name the origin of every POST, and no other site
/// can make them lie; a token would have to outlive the page's circuit.
/// </summary>
public sealed class SameOrigin : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var origin = request.Headers.Origin.ToString();
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Authority != request.Host.Value)
            return Results.Problem("This request did not come from a page of this site. Nothing was changed.", statusCode: StatusCodes.Status403Forbidden);
        return await next(context);
    }
}
