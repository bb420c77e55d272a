using System.Text.RegularExpressions;
using MolnFlow.Browser.Support;
using MolnFlow.Journeys.Support;
using static Microsoft.Playwright.Assertions;

namespace MolnFlow.Browser.Reading;

/// <summary>The pages that a process started without <c>--demo</c> has besides.</summary>
[Collection(InTown.Name)]
public sealed partial class SignInTests(Town town)
{
    private const string Password = "en mening som går att minnas";

    [BrowserTheory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Making_the_first_account_and_signing_in_is_as_readable_as_any_page(string language)
    {
        using var folder = new TempFolder();
        await using RunningProcess process = await RunningProcess.Start(folder.Path, "--data", folder.In("data"));
        await using Visitor visitor = await town.Visit(Words.In(language), site: process.Address);
        Words words = visitor.Words;
        List<string> faults = [];
        async Task Look()
        {
            faults.AddRange(await Axe.FaultsOn(visitor.Page, language));
            faults.AddRange(await Narrow.FaultsOn(visitor.Page));
        }

        await visitor.Open("/services");
        Assert.EndsWith("/sign-in?to=%2Fservices", visitor.Page.Url, StringComparison.Ordinal);
        await Look();
        await visitor.Main.GetByLabel(words["sign-in.organisation"]).FillAsync("Lindby");
        await visitor.Main.GetByLabel(words["sign-in.name"]).FillAsync("Sara");
        await visitor.Main.GetByLabel(words["sign-in.email-label"]).FillAsync("sara@lindby.example");
        await SetUp("fel");
        await Expect(visitor.Summary).ToBeVisibleAsync();
        await Expect(visitor.Main.GetByLabel(words["sign-in.name"])).ToHaveValueAsync("Sara");
        await Look();

        await Eventually.True(() => Task.FromResult(Printed().IsMatch(process.Output)), () => process.Output);
        await SetUp(Printed().Match(process.Output).Groups[1].Value);
        await Expect(visitor.Page).ToHaveURLAsync($"{process.Address}services");
        await Look();
        await visitor.Open("/accounts");
        await Look();
        await visitor.Press(words["accounts.sign-out"]);
        await Expect(visitor.Main.GetByLabel(words["sign-in.password"])).ToBeVisibleAsync();
        await Look();
        Assert.Empty(faults);

        async Task SetUp(string code)
        {
            await visitor.Main.GetByLabel(words["sign-in.code"]).FillAsync(code);
            await visitor.Main.GetByLabel(words["sign-in.password"]).FillAsync(Password);
            await visitor.Press(words["sign-in.first.title"]);
        }
    }

    [GeneratedRegex("Make the first account at \\S+sign-in\\?code=([0-9a-f]+)")]
    private static partial Regex Printed();
}
