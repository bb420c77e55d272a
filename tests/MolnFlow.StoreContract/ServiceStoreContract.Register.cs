using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;
using static MolnFlow.StoreContract.Sample;

namespace MolnFlow.StoreContract;

/// <summary>The register and what is due.</summary>
public abstract partial class ServiceStoreContract
{
    private Task Registered(string service, Func<RegisterRow, RegisterRow> change, OrganisationId? organisation = null) =>
        Saved(Commit(service: new(service), organisation: organisation).With(change));

    private async Task<string[]> Listed(RegisterQuery query) => [.. (await Store.Register(query, None)).Rows.Select(row => row.Id.Value)];

    [Fact]
    public async Task A_register_row_is_read_back_as_it_was_written_and_follows_later_commits()
    {
        var first = Row(Kommun, MailService, "Ärende & \"post\"");
        await Saved(Commit().With(_ => first));
        Same.Rows(first, await Store.RegisterRow(Kommun, MailService, None));

        RegisterRow full = new(
            Kommun, MailService, "Nytt namn", Phase.Closed, Ending.NotExternalCloud, Bo, new("sup-1"), new("agr-1"),
            new Classification(3, 0, 1, true, false), new(2024, 2, 29), new(2027, 6, 30), new(2026, 12, 31), new(2026, 11, 30),
            [Bo, new("p-åsa"), Anna]);
        await Saved(Commit(1).With(_ => full));

        Same.Rows(full, await Store.RegisterRow(Kommun, MailService, None));
        Same.Rows(full, Assert.Single((await Store.Register(new RegisterQuery(Kommun), None)).Rows));

        await Saved(Commit(2).With(_ => first));
        Same.Rows(first, await Store.RegisterRow(Kommun, MailService, None));
    }

    [Fact]
    public async Task The_register_is_filtered_by_phase_owner_agreement_person_and_overdue()
    {
        await Registered("a", row => row with { Name = "a", Phase = Phase.Manage, Owner = Bo, People = [Bo] });
        await Registered("b", row => row with { Name = "b", Phase = Phase.Exit, Agreement = new("agr-1"), EarliestObligation = Monday });
        await Registered("c", row => row with { Name = "c", Phase = Phase.Exit, EarliestObligation = Monday.AddDays(1), People = [Anna] });

        Assert.Equal(["a", "b", "c"], await Listed(new(Kommun)));
        Assert.Equal(["b", "c"], await Listed(new(Kommun, Phase: Phase.Exit)));
        Assert.Equal(["a"], await Listed(new(Kommun, Owner: Bo)));
        Assert.Equal(["b"], await Listed(new(Kommun, Agreement: new("agr-1"))));
        Assert.Equal(["a", "b"], await Listed(new(Kommun, Person: Bo)));
        Assert.Empty(await Listed(new(Kommun, OverdueOn: Monday)));
        Assert.Equal(["b"], await Listed(new(Kommun, OverdueOn: Monday.AddDays(1))));
        Assert.Equal(["b"], await Listed(new(Kommun, Phase: Phase.Exit, Person: Bo, OverdueOn: Monday.AddDays(9))));
        Assert.Empty(await Listed(new(Kommun, Phase: Phase.Closed)));
    }

    [Fact]
    public async Task A_person_who_is_no_longer_named_no_longer_finds_the_service()
    {
        await Registered("a", row => row with { People = [Anna, Bo, Anna] });
        await Saved(Commit(1, service: new("a")).With(row => row with { People = [Anna] }));

        Assert.Empty(await Listed(new(Kommun, Person: Bo)));
        Assert.Equal(["a"], await Listed(new(Kommun, Person: Anna)));
    }

    [Theory]
    [InlineData("åkeri", new[] { "a" })]
    [InlineData("ÄRENDE", new[] { "b" })]
    [InlineData("öppen", new[] { "c" })]
    [InlineData("A\u030aKERI", new[] { "a" })]
    [InlineData("%", new[] { "d" })]
    [InlineData("_", new[] { "d" })]
    [InlineData("\\", new[] { "d" })]
    [InlineData("'", new[] { "d" })]
    [InlineData("akeri", new string[0])]
    [InlineData("", new[] { "d", "a", "b", "c" })]
    public async Task Names_are_searched_regardless_of_case_also_in_swedish(string text, string[] found)
    {
        await Registered("a", row => row with { Name = "Åkeri-system" });
        await Registered("b", row => row with { Name = "ärendehantering" });
        await Registered("c", row => row with { Name = "ÖPPEN data" });
        await Registered("d", row => row with { Name = "100%_\\'" });

        Assert.Equal(found, await Listed(new(Kommun, Text: text)));
    }

    [Fact]
    public async Task The_register_is_in_swedish_name_order_in_pages_with_a_total()
    {
        string[] names = ["zeta", "Östersund", "alfa", "Ängel", "åre", "Beta", "alfa"];
        for (var i = 0; i < names.Length; i++)
            await Registered($"s{i}", row => row with { Name = names[i] });

        var pages = new List<RegisterPage>();
        for (var page = 1; page <= 4; page++)
            pages.Add(await Store.Register(new RegisterQuery(Kommun, Page: page, PageSize: 3), None));

        Assert.Equal(["s2", "s6", "s5", "s0", "s4", "s3", "s1"], pages.SelectMany(p => p.Rows).Select(row => row.Id.Value));
        Assert.Equal([3, 3, 1, 0], pages.Select(p => p.Rows.Count));
        Assert.All(pages, p => Assert.Equal(7, p.Total));
    }

    [Fact]
    public async Task One_organisation_never_sees_another()
    {
        await Registered("a", row => row with { Agreement = new("agr-1") });
        await Saved(Commit(service: new("b"), organisation: Region).With(Item(Region, new("b"), "n-1", Noon, Anna)));

        Assert.Equal(["a"], await Listed(new(Kommun)));
        Assert.Equal(["b"], await Listed(new(Region, Person: Anna)));
        Assert.Empty(await Listed(new(Region, Agreement: new("agr-1"))));
        Assert.Null(await Store.Find(Region, new("a"), None));
        Assert.Null(await Store.RegisterRow(Kommun, new("b"), None));
        Assert.Empty(await Store.Outbox(Kommun, Anna, 10, None));
        Assert.Empty(await Store.Outbox(Kommun, new("b"), None));
    }

    [Fact]
    public async Task What_is_due_comes_longest_overdue_first_over_all_organisations()
    {
        await Registered("today", row => row with { NextDue = Monday });
        await Registered("tomorrow", row => row with { NextDue = Monday.AddDays(1) });
        await Registered("never", row => row);
        await Registered("long", row => row with { NextDue = Monday.AddYears(-1) }, Region);

        Assert.Equal([(Region, new ServiceId("long")), (Kommun, new("today"))], await Store.Due(Monday, 10, None));
        Assert.Equal([(Region, new ServiceId("long"))], await Store.Due(Monday, 1, None));
        Assert.Equal(3, (await Store.Due(Monday.AddDays(1), 10, None)).Count);

        await Saved(Commit(1, service: new("today")).With(row => row with { NextDue = Monday.AddDays(7) }));
        Assert.Equal([(Region, new ServiceId("long"))], await Store.Due(Monday, 10, None));
    }
}
