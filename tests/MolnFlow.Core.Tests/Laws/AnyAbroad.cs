using MolnFlow.Core.Abroad;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Laws;

/// <summary>Commands about sub-processors and transfers at random, and what would fulfil an obligation of one.</summary>
public sealed class AnyAbroad(Whims whims, Case c)
{
    public int ProcessorNumber() => whims.Number(whims.Seldom ? 0 : 1, Math.Max(1, c.State.Abroad.ProcessorsEver));

    public int TransferNumber() => whims.Number(whims.Seldom ? 0 : 1, Math.Max(1, c.State.Abroad.TransfersEver));

    public string Country() => whims.Seldom ? "XX" : whims.One(["SE", "US", "GB", "IN"]);

    public Processor Processor() =>
        new(whims.Seldom ? ProcessorType.StorageLocation : ProcessorType.SubProcessor, "Lager AB", Country(), "Drift", whims.On());

    public AnnounceSubProcessor Announce() => new(Processor(), whims.On(), whims.Seldom ? whims.On() : c.Today.AddDays(whims.Number(0, 60)));

    public AnswerSubProcessor Answer(int? number) =>
        new(number ?? ProcessorNumber(), whims.One<SubProcessorAnswer>(), "Bedömt", whims.On(), null);

    public Transfer Transfer() => new(Country(), "Cloud Inc.", "Konton", whims.Coin, Tool());

    public Command For(Obligation o) => o.Command switch
    {
        "answer-sub-processor" => Answer(int.Parse(o.Prefill["subProcessor"])),
        "change-transfer" when whims.Seldom => new EndTransfer(Numbered(o), "Slut", c.Today),
        "change-transfer" => new ChangeTransfer(Numbered(o), Transfer() with { Country = "US" }, "Nytt stöd"),
        "declare-no-transfers" when !whims.Seldom && !whims.Seldom => new DeclareNoTransfers("Allt i Sverige"),
        _ => new AddTransfer(Transfer() with { Country = "GB", Tool = new TransferTool.Adequacy() }),
    };

    private int Numbered(Obligation o) => o.Prefill.TryGetValue("transfer", out string? number) ? int.Parse(number) : TransferNumber();

    private TransferTool Tool() => whims.Number(0, 7) switch
    {
        0 or 1 => new TransferTool.Adequacy(),
        2 or 3 => new TransferTool.StandardClauses(Assessment()),
        4 => new TransferTool.BindingRules(Assessment()),
        5 => new TransferTool.Other("Uppförandekod"),
        6 => new TransferTool.Exception("Samtycke", "Ett fall"),
        _ => new TransferTool.None(),
    };

    private TransferAssessment? Assessment() => whims.Seldom
        ? null
        : new TransferAssessment("Läst", whims.One<Likely>(), "Skäl", whims.Note(), whims.Coin ? null : whims.One<Likely>());
}
