using System.Collections.Immutable;
using MolnFlow.Application.Catalogue.Reading;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue;

/// <summary>Loads the catalogue folder. Nothing is thrown for its content: every fault is collected, with file and line.</summary>
public static class CatalogueFiles
{
    /// <param name="directory">The folder with catalog.yaml and the files beside it.</param>
    public static CatalogueResult Load(string directory)
    {
        var faults = new List<CatalogueFault>();
        if (!System.IO.Directory.Exists(directory))
        {
            faults.Add(new CatalogueFault(HeadFile.Name, 1,
                $"There is no catalogue folder {directory}. Correct the path given as --catalog."));
            return new CatalogueResult.Faulty([.. faults]);
        }

        Catalogue catalogue = Read(directory, faults);
        return faults.Count == 0
            ? new CatalogueResult.Loaded(catalogue)
            : new CatalogueResult.Faulty([.. faults
                .Distinct()
                .OrderBy(f => f.File, StringComparer.Ordinal)
                .ThenBy(f => f.Line)]);
    }

    // With faults, what is returned is full of stand-ins and is thrown away.
    private static Catalogue Read(string directory, List<CatalogueFault> faults)
    {
        Field Open(string name) => new Document(name, faults).Read(Path.Combine(directory, name));

        Head head = HeadFile.Read(Open(HeadFile.Name));
        Field controlsFile = Open(ControlsFile.Name), lawFile = Open(LawFile.Name);
        Controls controls = ControlsFile.Read(controlsFile, head.Maximum);
        LawContent law = LawFile.Read(lawFile);
        ExitPlan plan = ExitPlanFile.Read(
            Open(ExitPlanFile.Name), controlsFile.IsVoid ? null : controls.Texts.Keys.ToHashSet(), lawFile.IsVoid ? null : law.Law);
        ScheduleContent schedule = ScheduleFile.Read(
            Open(ScheduleFile.Name), controlsFile.IsVoid ? null : controls.Texts.Keys.ToHashSet(), head.Maximum);
        QuestionsContent questions = QuestionsFile.Read(
            Open(QuestionsFile.Name), controlsFile.IsVoid ? null : controls.Texts.Keys.ToHashSet(), head.Maximum);
        RiskContent risk = RiskFile.Read(Open(RiskFile.Name));
        (Timing timing, ImmutableDictionary<string, TimingText> timingTexts) = TimingFile.Read(Open(TimingFile.Name), head.Maximum);
        ImmutableList<HolidayRule> holidays = HolidaysFile.Read(Open(HolidaysFile.Name));
        Rulebook rulebook = CanonicalRulebook.WithHash(new Rulebook
        {
            Hash = "",
            Version = head.Version,
            MaximumClass = head.Maximum ?? 0,
            Controls = controls.Rules,
            ExitPlan = plan.Rules,
            Schedule = schedule.Rules,
            Questions = questions.Rules,
            Risk = risk.Scale,
            Timing = timing,
        });
        return new Catalogue
        {
            Title = head.Title,
            Version = head.Version,
            ValidFrom = head.ValidFrom,
            ValidTo = head.ValidTo,
            ReviewDays = head.ReviewDays,
            Source = head.Source,
            Rulebook = rulebook,
            RulebookJson = CanonicalRulebook.Write(rulebook),
            Law = law.Law,
            Holidays = holidays,
            Calendar = new WorkingDays(holidays),
            Scale = head.Scale,
            Roles = head.Roles,
            Controls = controls.Texts,
            Steps = plan.Texts,
            Tasks = schedule.Tasks,
            Changes = schedule.Changes,
            Questionnaires = questions.Questionnaires,
            Questions = questions.Texts,
            LawTexts = law.Texts,
            AdequacyTexts = law.Adequacy,
            Likelihoods = risk.Likelihoods,
            Consequences = risk.Consequences,
            RiskThemes = risk.Themes,
            TimingTexts = timingTexts,
            Texts = TextsFolder.Read(directory, faults),
        };
    }
}
