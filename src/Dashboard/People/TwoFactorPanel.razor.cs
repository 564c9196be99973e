using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using QRCoder;

namespace Dashboard.People;

/// <summary>Sets up and ends a person's one-time codes.</summary>
public partial class TwoFactorPanel
{
    private string? secret;
    private string? picture;
    private string entered = "";
    private string? problem;
    private IReadOnlyList<string>? recovery;

    [Parameter, EditorRequired]
    public required Person Person { get; set; }

    /// <summary>Called when codes were turned on or off.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required TwoFactor TwoFactor { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    private static string Grouped(string secret) => string.Join(' ', secret.Chunk(4).Select(four => new string(four)));

    private Task BeginAsync() => TryAsync(async actor =>
    {
        secret = await TwoFactor.BeginAsync(actor);
        using var qr = QRCodeGenerator.GenerateQrCode(
            $"otpauth://totp/Dashboard:{Uri.EscapeDataString(actor.Name)}?secret={secret}&issuer=Dashboard&digits=6",
            QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(qr);
        picture = $"data:image/png;base64,{Convert.ToBase64String(png.GetGraphic(4))}";
    });

    private Task ConfirmAsync() => TryAsync(async actor =>
    {
        recovery = await TwoFactor.ConfirmAsync(actor, entered);
        (secret, picture) = (null, null);
        await OnChanged.InvokeAsync();
    });

    private Task TurnOffAsync() => TryAsync(async actor =>
    {
        await TwoFactor.TurnOffAsync(actor, entered);
        await OnChanged.InvokeAsync();
    });

    private async Task TryAsync(Func<Actor, Task> action)
    {
        problem = null;
        try
        {
            await action(await Authentication.ActorAsync());
        }
        catch (CaseworkException refused)
        {
            problem = refused.Message;
        }

        entered = "";
    }
}
