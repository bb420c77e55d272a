using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Core.Exit;
using MolnFlow.Standalone.Tests.Support;
using MolnFlow.Web.Pages.Cases;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Standalone.Tests.Pages;

/// <summary>Whoever approves sees what, by whom, when and on what evidence.</summary>
public sealed class ApprovalTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly PagesClient anna = PagesClient.As(site, "anna");

    [Fact]
    public async Task The_residual_risk_is_shown_with_its_analysis()
    {
        string service = await anna.Register();
        Assert.Empty((await anna.Get($"{service}/do/accept-residual-risk")).Document.QuerySelectorAll(".approval"));
        Page form = await anna.Get($"{service}/do/record-risk-analysis");
        Assert.Contains("Leverantörens personal", form.Field("risks[0].description").TextContent, StringComparison.Ordinal);
        Page unweighed = await anna.Send(form, ("conclusion", "Hanterbart med tvåfaktor"), ("residualRisk", "medium"), ("author", "frank"), ("on", "2025-11-01"));
        Assert.Equal(8, unweighed.Document.QuerySelectorAll("#summary li a").Length);
        Page sent = await anna.Send(unweighed,
        [
            .. Enumerable.Range(0, 4).SelectMany(i => new[] { ($"risks[{i}].likelihood", "2"), ($"risks[{i}].consequence", "3") }),
            ("measures[0].risk", "1"), ("measures[0].what", "Tvåfaktor för alla"), ("measures[0].owner", "frank"), ("measures[0].due", "2025-12-01"),
        ]);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("Åtgärd 1: Tvåfaktor för alla", (await PagesClient.As(site, "frank").Get("/")).Text, StringComparison.Ordinal);
        string shown = Shown(await anna.Get($"{service}/do/accept-residual-risk"));
        foreach (string part in new[] { "Hanterbart med tvåfaktor", "Frank Miller", "2025-11-01", "Anna Ek", "2025-11-03", "Inget underlag", "2 × 3 → 2 × 3", "Tvåfaktor för alla" })
        {
            Assert.Contains(part, shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_risk_row_that_was_emptied_is_no_risk_and_the_measures_follow_what_was_seen()
    {
        string service = await anna.Register();
        Page form = await anna.Get($"{service}/do/record-risk-analysis");
        Assert.NotNull(form.Field("risks[6].theme"));

        Page sent = await anna.Send(form,
        [
            ("conclusion", "Hanterbart"), ("residualRisk", "medium"), ("author", "frank"), ("on", "2025-11-01"),
            .. new[] { 0, 2, 3 }.SelectMany(i => new[] { ($"risks[{i}].likelihood", "2"), ($"risks[{i}].consequence", "2") }),
            ("risks[1].theme", ""), ("risks[1].description", ""),
            ("measures[0].risk", "4"), ("measures[0].what", "Avtala om svensk rätt"), ("measures[0].owner", "frank"), ("measures[0].due", "2025-12-01"),
        ]);

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        JsonElement analysis = (await site.As("anna").Get($"/api{service}")).Json.GetProperty("records").GetProperty("riskAnalysis").GetProperty("facts");
        Assert.Equal(
            ["unauthorised-access", "shared-resources", "foreign-law"],
            analysis.GetProperty("risks").EnumerateArray().Select(r => r.GetProperty("theme").GetString()));
        Assert.Equal(3, analysis.GetProperty("measures")[0].GetProperty("risk").GetInt32());
    }

    [Fact]
    public async Task A_deviation_is_shown_with_its_reason_measure_and_last_day()
    {
        string service = await anna.Register();
        foreach (int control in new[] { 1, 3 })
        {
            await anna.Fill($"{service}/controls/{control}?phase=acquire",
                ("answer.kind", "deviation"), ("answer@deviation.reason", $"Rutin {control} saknas"),
                ("answer@deviation.compensatingMeasure", "Logg gås igenom"), ("answer@deviation.until", "2026-05-01"));
        }

        Page page = await anna.Get($"{service}/do/accept-deviation?control=3&phase=acquire");
        string shown = Shown(page);
        foreach (string part in new[] { "Rutin 3 saknas", "Logg gås igenom", "2026-05-01", "Anna Ek" })
        {
            Assert.Contains(part, shown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Rutin 1 saknas", shown, StringComparison.Ordinal);
        Assert.Equal(2, (await anna.Get($"{service}/do/accept-deviation")).Document.QuerySelectorAll(".approval").Length);

        // On the control's own page it is said once that it waits.
        Page control3 = await anna.Get($"{service}/controls/3?phase=acquire");
        Assert.Single(control3.Document.QuerySelectorAll("main a[href*='/do/accept-deviation']"));
    }

    [Fact]
    public void Proposals_and_exceptions_of_the_chosen_step_are_shown_until_they_are_approved()
    {
        var stamp = new Stamp(9, new PersonId("bo"), default, new DateOnly(2025, 11, 2));
        var order = new StepId("erasure-order");
        var proposal = new Entered<ExitStepProposed>(
            new ExitStepProposed(order, 1, new DateOnly(2025, 11, 1), new Text("Enligt bilaga"), [new EvidenceId(new string('a', 64))]), stamp);
        var backups = new StepId("sample-export");
        var exception = new Entered<ExitExceptionProposed>(new ExitExceptionProposed(backups, 1, new Text("Hinns inte")), stamp);
        CaseView of = Case(new StepState(order, null, null, proposal, null, null), new StepState(backups, null, null, null, exception, null));

        ForApproval asked = Assert.Single(ForApproval.In(of, Form("approve-exit-step", "erasure-order")));
        Assert.Equal((stamp.By, stamp.On, order), (asked.By, asked.On, asked.Step));
        Assert.Equal(proposal.As.Evidence, asked.Evidence);
        Assert.Contains(asked.Words, w => Equals(w.Value, proposal.As.Note));
        Assert.Empty(ForApproval.In(of, Form("approve-exit-step", "sample-export")));
        Assert.Equal(exception.As.Because, Assert.Single(ForApproval.In(of, Form("approve-exit-exception", ""))).Words[0].Value);
        CaseView done = Case(new StepState(order, stamp.On, stamp.By, proposal, null, null));
        Assert.Empty(ForApproval.In(done, Form("approve-exit-step", "erasure-order")));
    }

    private static string Shown(Page page) => Assert.Single(page.Document.QuerySelectorAll(".approval")).TextContent;

    private static FormState Form(string name, string step) =>
        new(name, null!, new FormValues().Add("step", step), null!, null!, 0, "k");

    private static CaseView Case(params StepState[] steps) => new(
        null!,
        new LoadedService(new Service
        {
            Id = new ServiceId("s"),
            Organisation = new OrganisationId("o"),
            Stage = new Stage.Managing(),
            Name = new Text("Tjänst"),
            RegisteredOn = new DateOnly(2025, 11, 1),
            Rulebook = "",
            Steps = steps.ToImmutableDictionary(s => s.Step),
        }, 0, 0, [], null!),
        null!);
}
