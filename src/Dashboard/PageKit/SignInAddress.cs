using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.PageKit;

/// <summary>The addresses of signing in and out.</summary>
public static class SignInAddress
{
    public const string SignIn = "/sign-in";

    public const string Code = "/sign-in/code";

    /// <summary>Where the console's link leads: the first administrator.</summary>
    public const string First = "/sign-in/first";

    /// <summary>Where an invitation leads: setting a password.</summary>
    public const string Password = "/sign-in/password";

    public const string SignOut = "/sign-out";

    public const string ReturnKey = "return";

    public const string TokenKey = "token";

    // Longer than any that a server takes.
    private const int MaxLength = 16_384;

    private static readonly Uri Here = new("http://here.invalid");

    /// <summary>The sign-in page that leads on to an address of this program.</summary>
    public static string With(string? target) => Onward(SignIn, target);

    /// <summary>A page on the way in that leads on to an address of this program.</summary>
    public static string Onward(string page, string? target) => Local(target) is "/"
        ? page : QueryHelpers.AddQueryString(page, ReturnKey, Local(target));

    /// <summary>A one-time link, without the host.</summary>
    public static string Link(string path, string token) => QueryHelpers.AddQueryString(path, TokenKey, token);

    /// <summary>
    /// Sends the browser on to an address that <see cref="Local"/> has made: the framework's own navigation would decode it, and a header
    /// takes ASCII only.
    /// </summary>
    public static void GoTo(this HttpContext http, string address) => http.Response.Redirect(address);

    /// <summary>What a request asked for, as it stands in an address.</summary>
    public static string Of(HttpRequest request) =>
        request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();

    /// <summary>
    /// The address where it is one within this program, and the start page for anything else: a link must not lead out.
    /// What an address cannot hold as it is, such as letters beyond ASCII, is percent-encoded.
    /// </summary>
    public static string Local(string? target) =>
        IsPath(target) && target!.Length <= MaxLength && Uri.TryCreate(Here, target, out var uri) && uri.Authority == Here.Authority
        // Dots are taken out as it is read, and what is left may be another host's: /.//example.org.
        && uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped) is var address && IsPath(address)
            ? address
            : "/";

    private static bool IsPath(string? target) =>
        target is ['/', .. var rest] && rest is not ['/' or '\\', ..] && !rest.Any(char.IsControl)
        && !target.StartsWith(SignIn, StringComparison.Ordinal);
}
