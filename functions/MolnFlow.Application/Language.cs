namespace MolnFlow.Application;

/// <summary>The languages that every text exists in.</summary>
public enum Language
{
    Swedish,
    English,
}

/// <summary>Languages by their ISO 639-1 codes, as catalogue files, settings and HTTP headers write them.</summary>
public static class Languages
{
    /// <summary>The language of a code such as <c>sv</c> or <c>en-GB</c>; null when there are no texts in it.</summary>
    public static Language? Find(string? code) => code?.Split('-', '_')[0].Trim().ToLowerInvariant() switch
    {
        "sv" => Language.Swedish,
        "en" => Language.English,
        _ => null,
    };

    /// <summary>As <see cref="Find"/>, for codes that must be right.</summary>
    /// <exception cref="FormatException">The code is neither sv nor en.</exception>
    public static Language Parse(string code) =>
        Find(code) ?? throw new FormatException($"'{code}' is not a language with texts; sv and en are.");

    public static string Code(this Language language) => language switch
    {
        Language.Swedish => "sv",
        Language.English => "en",
    };
}
