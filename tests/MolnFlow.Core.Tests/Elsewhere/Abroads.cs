using MolnFlow.Core.Abroad;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Elsewhere;

/// <summary>Parts of commands about sub-processors and transfers that are in order.</summary>
internal static class Abroads
{
    public static readonly TransferAssessment Fine = new("Läst", Likely.Yes, "Inget hindrar", null, null);

    public static Processor Sub(string country = "IE", string since = "2025-11-03") =>
        new(ProcessorType.SubProcessor, "Molnlagret", country, "Drift", Dates.Day(since));

    public static AnnounceSubProcessor Announced(string on, string objectBy, string country = "IE") =>
        new(Sub(country), Dates.Day(on), Dates.Day(objectBy));

    public static AnswerSubProcessor Answer(DateOnly on, SubProcessorAnswer answer = SubProcessorAnswer.Accept) => new(1, answer, "Bedömt", on, null);

    public static Transfer Transfer(TransferTool? tool = null, string country = "US") =>
        new(country, "Cloud Inc.", "Kontouppgifter", true, tool ?? new TransferTool.Adequacy());

    public static AddTransfer Add(TransferTool? tool = null, string country = "US") => new(Transfer(tool, country));

    public static ChangeTransfer Change(TransferTool tool) => new(1, Transfer(tool), "Nytt stöd");

    /// <summary>In use with a transfer to the United States.</summary>
    public static Case Sending(TransferTool? tool = null) => Milestones.InUse().Do(Add(tool));

    public static Rules Revoked(this Rules rules, string on) => rules with { Law = rules.Law.Without("adequacy-eu-us", Dates.Day(on)) };
}
