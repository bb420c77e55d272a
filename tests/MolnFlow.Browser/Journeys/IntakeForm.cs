using MolnFlow.Browser.Support;

namespace MolnFlow.Browser.Journeys;

/// <summary>The intake form, filled in by its labels.</summary>
public static class IntakeForm
{
    public const string Form = "register-service";

    public static async Task FillIn(Visitor visitor, string name, string confidentiality)
    {
        await visitor.Fill(Form, "name", name);
        await visitor.Fill(Form, "purpose", "Boka lokaler och hallar");
        await visitor.Yes(Form, "overInternet");
        await visitor.No(Form, "runByUs");
        await visitor.Choose(Form, "supplier", "Nordmoln AB");
        await visitor.Choose(Form, "owner", "Anna Ek");
        await visitor.Choose(Form, "riskOwner", "Bo Lindqvist");
        await visitor.Choose(Form, "manager", "David Åström");
        await Classify(visitor, "Bokningar", "Eva Öberg", confidentiality);
    }

    private static async Task Classify(Visitor visitor, string name, string owner, string level)
    {
        await visitor.Fill(Form, "informationSets.name", name);
        await visitor.Choose(Form, "informationSets.owner", owner);
        foreach (string dimension in (string[])["confidentiality", "integrity", "availability"])
        {
            await visitor.Field(Form, $"informationSets.classification.{dimension}").SelectOptionAsync(level);
        }

        await visitor.No(Form, "informationSets.classification.secrecy");
        await visitor.No(Form, "informationSets.classification.personalData");
    }
}
