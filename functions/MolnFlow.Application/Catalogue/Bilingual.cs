namespace MolnFlow.Application.Catalogue;

/// <summary>One text in both languages; neither is empty in a catalogue that has loaded.</summary>
public sealed record Bilingual(string Sv, string En)
{
    public string In(Language language) => language switch
    {
        Language.Swedish => Sv,
        Language.English => En,
    };
}
