using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Editing;

/// <summary>
/// The texts that the browser keeps while they are typed, so that they outlive a lost connection, a restart of the server
/// and a reload of the page. Every field with a name below an element with <c>data-draft</c> is kept under that key, with
/// the version in <c>data-draft-version</c>, for as long as the browser's tab is open.
/// </summary>
public sealed class Drafts(IJSRuntime javaScript) : IAsyncDisposable
{
    private Task<IJSObjectReference>? module;

    /// <summary>The key of a record's form: whose text, in which case, of what.</summary>
    /// <param name="number">The record's number; null for a new one.</param>
    public static string Key(Actor actor, CaseId caseId, string kind, int? number) =>
        string.Create(CultureInfo.InvariantCulture, $"{KeyStart(actor, caseId, kind)}{(number is { } known ? known : "new")}");

    /// <summary>What the keys of all forms of a kind of record start with.</summary>
    public static string KeyStart(Actor actor, CaseId caseId, string kind) => $"{actor.Name}/{caseId}/{kind}-";

    /// <summary>The draft whose key starts so that was typed last; null when there is none.</summary>
    public async Task<KeptDraft?> FindLatestAsync(string keyStart) =>
        await (await ModuleAsync()).InvokeAsync<KeptDraft?>("latest", keyStart);

    /// <summary>The draft of this key; null when there is none.</summary>
    public async Task<KeptDraft?> FindAsync(string key) => await (await ModuleAsync()).InvokeAsync<KeptDraft?>("find", key);

    /// <summary>
    /// Keeps a value that was chosen, not typed, under the key of the form that the place stands in; nothing where it stands in none.
    /// </summary>
    public async Task KeepAsync(ElementReference place, string name, string value) =>
        await (await ModuleAsync()).InvokeVoidAsync("keepChosen", place, name, value);

    /// <summary>Forgets a draft: it is saved, or not wanted any more.</summary>
    public async Task ForgetAsync(string key) => await (await ModuleAsync()).InvokeVoidAsync("forget", key);

    public async ValueTask DisposeAsync()
    {
        if (module is null) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left, and its module with it.
        }
    }

    // Without a fingerprint in its address, so that the page's own script and this are one module.
    private Task<IJSObjectReference> ModuleAsync() =>
        module ??= javaScript.InvokeAsync<IJSObjectReference>("import", "/client/drafts.js").AsTask();
}
