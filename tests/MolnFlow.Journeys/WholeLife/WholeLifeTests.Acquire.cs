using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.WholeLife;

public sealed partial class WholeLifeTests
{
    /// <summary>Class 2 in all three and personal data, but no secrecy: the whole list, this part of it before use.</summary>
    private static readonly int[] AcquireControls =
    [
        1, 3, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42,
    ];

    private async Task The_intake_opens_a_case_and_tells_those_it_names()
    {
        service = await Case.Register(demo, Give.Intake(
            Name,
            null,
            Give.Set("Ansökningar och beslut", "eva", Give.Class(2), archiveRule: "Bevaras enligt KS 2019/7"),
            Give.Set("Ritningar", "frank", Give.Class(1, personalData: false))));

        await Passes("acquire");
        IReadOnlyList<PostedLetter> letters = await demo.LettersWhen(l => l.Count == 2);
        Assert.Equal(
            [("bo@example.se", $"{Name}: du har fått rollen ”Tjänsteansvarig”"), ("david@example.se", $"{Name}: du har fått rollen ”Chef”")],
            letters.Select(l => (l.To, l.Subject)).Order());
    }

    private async Task The_step_into_use_is_refused_with_all_that_is_missing()
    {
        Reply refused = await service.Refused("bo", "take-into-use", new { });

        Assert.Equal(
            [
                "risk-analysis-missing", "role-vacant", "residual-risk-not-accepted", "dpia-undecided", "transfers-unanswered",
                .. AcquireControls.Select(id => $"control-unanswered {id}"),
                .. (await service.OpenQuestions()).Select(_ => "question-unanswered"),
                "decision-missing", "agreement-missing", "exit-plan-missing",
            ],
            refused.Reasons);
        Assert.Equal(refused.ReasonTexts.Order(), (await Everywhere.ReasonsOnThePage(demo, service.Id)).Order());
    }

    private async Task The_risk_is_accepted_by_somebody_else_than_the_author()
    {
        await demo.MoveTo("2025-11-10");
        await service.Do("bo", "reassign", new { role = "risk-owner", person = "cecilia" });
        object Analysis(string author) => new { conclusion = "Hanterbart med åtgärder", residualRisk = "medium", author, on = demo.Now };
        await service.Do("bo", "record-risk-analysis", Analysis("cecilia"));
        await service.RefusedFor("cecilia", "accept-residual-risk", new { }, "takes-two-people");
        await service.RefusedFor("bo", "accept-residual-risk", new { }, "only-role-may", "takes-two-people");
        await service.Do("frank", "record-risk-analysis", Analysis("frank"));
        await service.RefusedFor("frank", "accept-residual-risk", new { }, "only-role-may", "takes-two-people");

        await service.Do("cecilia", "accept-residual-risk", new { note = "Följs upp i mars" });
    }

    private async Task What_is_missing_is_put_in_place_until_nothing_is()
    {
        await service.Do("bo", "decide-dpia", new { required = true, because = "Många registrerade", decidedBy = "bo", on = demo.Now });
        Assert.Contains("dpia-missing", (await service.Refused("bo", "take-into-use", new { })).Reasons);
        string assessment = await service.Evidence("frank", "Konsekvensbedömning");
        await service.Do("frank", "record-dpia", new
        {
            conclusion = "Godtagbart efter åtgärder",
            highResidualRisk = false,
            author = "frank",
            on = demo.Now,
            evidence = new[] { assessment },
        });
        await service.Do("bo", "declare-no-transfers", new { because = "Leverantören svarar att allt stannar i Sverige" });
        Assert.Equal(AcquireControls, await service.Mandatory("acquire"));
        await service.RefusedFor("bo", "answer-control",
            new { control = 3, phase = "acquire", answer = new { kind = "met", subPoints = new[] { "a" } } }, "sub-points-missing 3");
        await service.Answered("acquire");
        await NextIs("take-into-use", "decision-missing", "agreement-missing", "exit-plan-missing");

        await demo.MoveTo("2025-11-17");
        await service.Do("bo", "decide-acquisition", new { approve = true, decision = Give.Decision("2025-11-14") });
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2025-12-01", "2027-06-30")));
        await service.Do("bo", "sign-agreement", new { agreement, on = demo.Now });
        await NextIs("take-into-use", "exit-plan-missing");
        Assert.Single(await Everywhere.ReasonsOnThePage(demo, service.Id));
        await service.Do("frank", "file-exit-plan", new { plan = "Exportera, byt, radera", author = "frank", on = demo.Now });
        await NextIs("take-into-use");
        Assert.Empty(await Everywhere.ReasonsOnThePage(demo, service.Id));
        await Passes("acquire");
    }
}
