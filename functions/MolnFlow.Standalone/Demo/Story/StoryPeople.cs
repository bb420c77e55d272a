using System.Collections.Immutable;
using MolnFlow.Application;
using MolnFlow.Application.Directory;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>Those who are in the story besides the demo's users. All of them are made up.</summary>
internal static class StoryPeople
{
    public static readonly OrganisationId Town = new("lindby");
    public static readonly OrganisationId Region = new("norrsjo");

    private static readonly ImmutableList<Person> People =
    [
        new(new("helena"), Town, "Helena Strand", "helena@example.se", Language.Swedish, []),
        new(new("ivar"), Town, "Ivar Dahl", "ivar@example.se", Language.Swedish, []),
        new(new("siv"), Region, "Siv Moen", "siv@example.se", Language.Swedish, []),
    ];

    private static readonly ImmutableList<Supplier> Suppliers =
    [
        new(new("skolklart"), Town, "Skolklart i Norden AB", "SE", "kund@skolklart.example"),
        new(new("trygglagring"), Town, "Trygg Lagring AB", "SE", "support@trygglagring.example"),
        new(new("signera"), Town, "Signera Oy", "FI", "help@signera.example"),
        new(new("pinboard"), Town, "Pinboard Inc", "US", null),
    ];

    public static async Task Seed(Directories directories, CancellationToken cancel)
    {
        foreach (Person person in People)
        {
            await directories.People.Save(person, 0, cancel);
        }

        foreach (Supplier supplier in Suppliers)
        {
            await directories.Suppliers.Save(supplier, 0, cancel);
        }
    }
}
