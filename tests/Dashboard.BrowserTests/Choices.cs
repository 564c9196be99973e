using Microsoft.Playwright;

namespace Dashboard.BrowserTests;

/// <summary>Chooses from a list as a person does: opens it, and takes one of what is offered.</summary>
internal static class Choices
{
    /// <summary>The field by its name, wherever it stands.</summary>
    public static ILocator Choice(this IPage page, string name) =>
        page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <param name="isWhole">Whether the option is called so, or only has these words in it.</param>
    public static Task ChooseAsync(this IPage page, string field, string option, bool isWhole = true) =>
        page.ChooseAsync(page.Choice(field), option, isWhole);

    public static async Task ChooseAsync(this IPage page, ILocator field, string option, bool isWhole = true)
    {
        await field.ClickAsync();
        var list = page.GetByRole(AriaRole.Listbox).Last;
        await list.GetByRole(AriaRole.Option, new LocatorGetByRoleOptions { Name = option, Exact = isWhole }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
    }
}
