using System.Collections.Immutable;
using MolnFlow.Core.Calendar;

namespace MolnFlow.Core.Rulebook;

/// <summary>
/// What a service pins when it is registered: controls, exit plan, schedule and own-choice figures. A newer
/// rulebook reaches it only through an event. <see cref="Hash"/> is the SHA-256 of its canonical form.
/// </summary>
public sealed record Rulebook
{
    public required string Hash { get; init; }

    public required string Version { get; init; }

    /// <summary>The highest class of the scale; the lowest is 0.</summary>
    public required int MaximumClass { get; init; }

    public required ImmutableList<Control> Controls { get; init; }

    public required ImmutableList<ExitStep> ExitPlan { get; init; }

    public required Schedule Schedule { get; init; }

    /// <summary>None in rulebooks kept from before there were questionnaires.</summary>
    public ImmutableList<Question> Questions { get; init; } = [];

    public RiskScale Risk { get; init; } = RiskScale.Before;

    public required Timing Timing { get; init; }

    public Control? Control(int id) => Controls.Find(c => c.Id == id);

    public Question? Question(QuestionId id) => Questions.Find(q => q.Id == id);

    public ExitStep? Step(StepId id) => ExitPlan.Find(s => s.Id == id);
}

/// <summary>Figures that are the organisation's own choice; each has its reason in the catalogue.</summary>
public sealed record Timing
{
    /// <summary>Days from taking into use until the manage-phase answers are due.</summary>
    public required int ManageAnswersDue { get; init; }

    /// <summary>Days before the earlier of notice date and latest switching request that the exit starts by itself.</summary>
    public required int ExitLead { get; init; }

    /// <summary>Days before the end that the continuation decision is due.</summary>
    public required int ContinuationLead { get; init; }

    /// <summary>The same where a tender is needed.</summary>
    public required int ContinuationLeadTender { get; init; }

    /// <summary>Days before the notice date, for small services.</summary>
    public required int ContinuationLeadSmall { get; init; }

    /// <summary>The decision is never due before one part in so many of the term has passed.</summary>
    public required int ContinuationEarliestShare { get; init; }

    /// <summary>Days before it is due that the continuation decision is asked for.</summary>
    public required int ContinuationOpens { get; init; }

    /// <summary>Months between continuation decisions where the agreement has no end.</summary>
    public required int OpenEndedDecision { get; init; }

    /// <summary>From this class on, the longer exit timeline holds and running it ourselves must be weighed.</summary>
    public required int HighClass { get; init; }

    /// <summary>The longest an accepted deviation may run, in days.</summary>
    public required int DeviationMaximum { get; init; }

    /// <summary>Months between service reviews at a low level; 0 for none.</summary>
    public required int ReviewLow { get; init; }

    public required int ReviewMedium { get; init; }

    public required int ReviewHigh { get; init; }

    /// <summary>The longest an acknowledged obligation may pause, in days.</summary>
    public required int PauseMaximum { get; init; }

    /// <summary>Days from a reported change until the tasks it moves are due.</summary>
    public required int ChangeTriage { get; init; }

    /// <summary>Days from adoption before which an adopted service asks for nothing.</summary>
    public required int AdoptionQuiet { get; init; }

    /// <summary>Days from adoption within which the gaps are closed, at a low level.</summary>
    public required int AdoptionGapsLow { get; init; }

    public required int AdoptionGapsMedium { get; init; }

    public required int AdoptionGapsHigh { get; init; }
}

/// <summary>A number from a law, with the dates it holds between.</summary>
public sealed record LawFigure(string Id, int? Value, string Unit, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>Law is not pinned: the figure in force on the date in question counts.</summary>
public sealed record Law(ImmutableList<LawFigure> Figures)
{
    public const string SwitchingNotice = "data-act-notice";
    public const string Transition = "data-act-transition";
    public const string LongTransition = "data-act-long-transition";
    public const string PriorConsultation = "gdpr-prior-consultation";
    public const string PriorConsultationExtension = "gdpr-prior-consultation-extension";
    public const string DpiaCriteria = "dpia-criteria-required";
    public const string Unfeasibility = "data-act-unfeasibility";
    public const string CustomerExtension = "data-act-customer-extension";
    public const string Retrieval = "data-act-retrieval";
    public const string BreachNotification = "gdpr-breach-notification";
    public const string TellingPeople = "gdpr-34";
    public const string EarlyWarning = "csl-early-warning";
    public const string IncidentNotification = "csl-notification";
    public const string FinalReport = "csl-final-report";

    /// <summary>The countries of the EU and EEA, which no transfer leads out of.</summary>
    public ImmutableHashSet<string> Eea { get; init; } = [];

    public ImmutableList<AdequacyDecision> Adequacy { get; init; } = [];

    /// <summary>The adequacy decision on a country that holds on a day; null where none does.</summary>
    public AdequacyDecision? Adequate(string country, DateOnly day) => Adequacy.Find(a => a.Country == country && a.Holds(day));

    /// <summary>The latest decision on a country that had begun by a day, whether or not it still holds.</summary>
    public AdequacyDecision? LatestAdequacy(string country, DateOnly day) =>
        Adequacy.Where(a => a.Country == country && a.ValidFrom <= day).MaxBy(a => a.ValidFrom);

    /// <summary>
    /// The last day until which a country is held to be adequate without a break from a day on; the day before when it is
    /// not even then, and null when no end is known.
    /// </summary>
    public DateOnly? AdequateUntil(string country, DateOnly from)
    {
        DateOnly day = from;
        while (Adequate(country, day) is { } decision)
        {
            if (decision.ValidTo is not { } last || last == DateOnly.MaxValue)
            {
                return null;
            }

            day = last.AddDays(1);
        }

        return day.AddDays(-1);
    }

    /// <summary>The same law where a decision fell on a day, by the organisation's own word.</summary>
    public Law Without(string adequacy, DateOnly from) => this with
    {
        Adequacy = [.. Adequacy.Select(a => a.Id == adequacy && !(a.ValidTo < from) ? a with { ValidTo = from.AddDays(-1) } : a)],
    };

    /// <summary>The version of a figure that holds on a day; null where none does.</summary>
    public LawFigure? InForce(string id, DateOnly day) => Figures.Where(f => f.Id == id).OrderByDescending(f => f.ValidFrom)
        .FirstOrDefault(f => f.ValidFrom <= day && (f.ValidTo is null || day <= f.ValidTo));

    /// <summary>A figure that counts things, in force on a day or else the latest one.</summary>
    public int Count(string id, DateOnly day) =>
        (InForce(id, day) ?? Figures.Where(f => f.Id == id).OrderByDescending(f => f.ValidFrom).First()).Value
            ?? throw new InvalidOperationException($"The law figure {id} has no number.");

    /// <summary>The figure in force on <paramref name="day"/>, else the latest one; the catalogue check has seen that it is there.</summary>
    public Period On(string id, DateOnly day)
    {
        LawFigure figure = InForce(id, day)
            ?? Figures.Where(f => f.Id == id).OrderByDescending(f => f.ValidFrom).First();
        int amount = figure.Value ?? throw new InvalidOperationException($"The law figure {id} has no number.");
        return figure.Unit switch
        {
            "months" => Period.Months(amount),
            "days" => Period.Days(amount),
            "weeks" => Period.Days(7 * amount),
            "working-days" => Period.WorkingDays(amount),
            _ => throw new InvalidOperationException($"The law figure {id} is not counted in days or months."),
        };
    }
}

/// <summary>A decision by the Commission that a country protects personal data well enough (GDPR art. 45).</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="ValidTo">The last day; null where it has none.</param>
public sealed record AdequacyDecision(string Id, string Country, string Instrument, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public bool Holds(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>Everything a decision is taken by: the pinned rulebook, law and calendar.</summary>
public sealed record Rules(Rulebook Rulebook, Law Law, WorkingDays Calendar);
