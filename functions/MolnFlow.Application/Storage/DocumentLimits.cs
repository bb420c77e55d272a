using System.Text;

namespace MolnFlow.Application.Storage;

/// <summary>The bounds of a document, the same in every store.</summary>
public static class DocumentLimits
{
    public const int JsonCharacters = 48_000;

    /// <exception cref="ArgumentException">It breaks a bound; the message says which.</exception>
    public static void Check(Document document)
    {
        Require(document.Json.Length <= JsonCharacters, "its JSON has at most 48 000 characters");
        Require(document.Version >= 1, "versions count from 1");
        string[] keys = [document.Organisation.Value, document.Kind, document.Id];
        Require(
            keys.All(key => Encoding.UTF8.GetByteCount(key) <= CommitLimits.IdBytes),
            "organisation, kind and id have at most 200 bytes each");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new ArgumentException($"Not a document that can be stored: {rule}.");
    }
}
