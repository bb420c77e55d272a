using System.Collections.Immutable;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>From the need to the day a service is taken into use.</summary>
internal static class Beginnings
{
    public static Life Registered(
        this Life life, int day, string purpose, string supplier, string riskOwner, string? manager, params ImmutableList<InformationSet> sets) =>
        life.On(day, async stage => life.Id = await stage.Register(
            new RegisterService(
                life.Name, purpose, true, false, new SupplierId(supplier), new PersonId(life.Owner), new PersonId(riskOwner),
                manager is null ? null : new PersonId(manager), null, null, sets),
            life.Organisation, new PersonId(life.Owner)));

    /// <summary>In use before anybody had asked.</summary>
    public static Life Adopted(
        this Life life, int day, AdoptionOrigin origin, int inUseSince, string purpose, string supplier, string riskOwner,
        params ImmutableList<InformationSet> sets) =>
        life.On(day, async stage => life.Id = await stage.Adopt(
            new AdoptService(
                life.Name, purpose, origin, stage.Today.AddDays(inUseSince - day), new SupplierId(supplier), new PersonId(life.Owner),
                new PersonId(riskOwner), null, null, null, null, null, null, sets, null),
            life.Organisation, new PersonId(life.Owner)));

    public static Life Role(this Life life, int day, Role role, string person) => life.On(day, _ => new Reassign(role, new PersonId(person)));

    public static Life Analysed(this Life life, int day, RiskLevel residual, string conclusion, string author = "frank") =>
        life.On(day, async stage => await stage.Do(
            life, new RecordRiskAnalysis(conclusion, residual, new PersonId(author), stage.Today, await stage.File(life, "Riskanalys", author)), author));

    public static Life Accepted(this Life life, int day, string note, string riskOwner = "bo") =>
        life.On(day, _ => new AcceptResidualRisk(note), riskOwner);

    /// <param name="dpia">What the assessment came to; null where none was needed.</param>
    public static Life Privacy(this Life life, int day, string because, string? dpia, string author = "frank")
    {
        life.On(day, on => new DecideDpia(
            dpia is not null, because, new PersonId(life.Owner), on,
            dpia is null ? null : [DpiaCriterion.LargeScale, DpiaCriterion.NewTechnology]));
        life.On(day + 1, _ => new DeclareNoTransfers("Lagring och support inom EU enligt avtalet"));
        return dpia is null ? life : life.On(day + 5, async stage => await stage.Do(
            life,
            new RecordDpia(
                dpia, false, new PersonId(author), stage.Today, await stage.File(life, "Konsekvensbedömning", author), null,
                (await stage.Load(life)).Service.Holder(Core.Role.DataProtectionOfficer) is null
                    ? null
                    : new DpoAdvice("Tillstyrker med uppföljning efter ett år", true, null)),
            author));
    }

    /// <summary>Answers what the questionnaires ask before use, so that one can go on.</summary>
    public static Life Replied(this Life life, int day) => life.On(day, async stage =>
    {
        for (ImmutableList<OpenQuestion> open = await Open(life, stage); !open.IsEmpty; open = await Open(life, stage))
        {
            ImmutableList<EvidenceId> file = open.Exists(o => o.Question.EvidenceRequired) ? await stage.File(life, "Leverantörens svar", life.Owner) : [];
            await stage.Do(life, new AnswerQuestions([.. open.Select(o => Reply(o.Question, file, stage.Today))]), life.Owner);
        }
    });

    private static async Task<ImmutableList<OpenQuestion>> Open(Life life, Stage stage)
    {
        Application.Desk.LoadedService loaded = await stage.Load(life);
        return [.. QuestionStatus.Open(loaded.Service, Phase.Acquire, loaded.Rules.Rulebook).Where(o => o.Reason.Code == "question-unanswered")];
    }

    private static QuestionReply Reply(Question question, ImmutableList<EvidenceId> file, DateOnly today) => new(
        question.Id,
        question.Options.Find(o => !o.Blocks && !o.Stops && o.Needs is null && !o.EvidenceRequired) is { } option ? new Reply.Chosen([option.Id])
            : question.Kind == QuestionKind.Date ? new Reply.Dated(today)
            : new Reply.Written("Se leverantörens svar"),
        "Enligt leverantörens svar och avtalet",
        file);

    public static Life Weighed(this Life life, int day, string conclusion) =>
        life.On(day, on => new WeighOnPremises(conclusion, new PersonId(life.Owner), on, null));

    /// <summary>Answers every control of a phase that applies, but some.</summary>
    public static Life Answered(this Life life, int day, Phase phase, string note, params int[] without) => (phase == Phase.Acquire ? life.Replied(day) : life).On(day, async stage =>
    {
        Application.Desk.LoadedService loaded = await stage.Load(life);
        foreach (ApplicableControl applicable in AnswerStatus.Applicable(loaded.Service, loaded.Rules.Rulebook)
            .Where(a => a.Control.Phases.Contains(phase) && !without.Contains(a.Control.Id)))
        {
            var met = new Answer.Met([.. applicable.Control.Required(phase).Select(p => p.Id)], note, null);
            await stage.Do(life, new AnswerControl(applicable.Control.Id, phase, met), life.Owner);
        }
    });

    public static Life Answer(this Life life, int day, Phase phase, Func<DateOnly, Answer> answer, Func<Control, bool> which, int most = 1, int skip = 0) =>
        life.On(day, async stage =>
        {
            Application.Desk.LoadedService loaded = await stage.Load(life);
            foreach (ApplicableControl applicable in AnswerStatus.Applicable(loaded.Service, loaded.Rules.Rulebook)
                .Where(a => a.Control.Phases.Contains(phase) && which(a.Control)).Skip(skip).Take(most))
            {
                await stage.Do(life, new AnswerControl(applicable.Control.Id, phase, answer(stage.Today)), life.Owner);
            }
        });

    public static Life Approved(this Life life, int day, string diary, string decider = "david") => life.On(day, on =>
        new DecideAcquisition(true, null, Decided(on, diary, decider)));

    public static Life Planned(this Life life, int day, string plan) => life.On(day, async stage => await stage.Do(
        life, new FileExitPlan(plan, new PersonId(life.Owner), stage.Today, await stage.File(life, "Avslutsplan", life.Owner)), life.Owner));

    /// <param name="terms">Made from the demo's first day.</param>
    public static Life Signed(this Life life, int day, string agreement, string title, string supplier, Func<DateOnly, AgreementTerms> terms) =>
        life.On(day, async stage =>
        {
            AgreementTerms agreed = terms(stage.Today.AddDays(-day));
            var id = new AgreementId(agreement);
            await stage.Directories.Agreements.Save(
                new Agreement(id, life.Organisation, title, new SupplierId(supplier), null, agreed), 0, CancellationToken.None);
            await stage.Do(life, new SignAgreement(id, agreed, stage.Today, await stage.File(life, "Avtal", life.Owner)), life.Owner);
        });

    public static Life InUse(this Life life, int day) => life.On(day, _ => new TakeIntoUse());

    public static DecisionRecord Decided(DateOnly on, string diary, string person = "david") =>
        new(new PersonId(person), null, on, "Delegationsordningen 4.2", diary, null);

    public static InformationSet Set(
        string name, string owner, int confidentiality, int integrity, int availability, bool secrecy = false, bool personalData = true,
        string? archive = null, string? exclusions = null) =>
        new(name, new PersonId(owner), new Classification(confidentiality, integrity, availability, secrecy, personalData),
            archive is null ? null : new Text(archive), exclusions is null ? null : new Text(exclusions));
}
