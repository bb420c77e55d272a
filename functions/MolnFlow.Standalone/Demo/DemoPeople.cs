using System.Collections.Immutable;
using MolnFlow.Application;
using MolnFlow.Application.Directory;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Demo;

/// <summary>The demo's organisations and people. All of them are made up.</summary>
internal static class DemoPeople
{
    private static readonly OrganisationId Town = new("lindby");
    private static readonly OrganisationId Region = new("norrsjo");

    public static readonly ImmutableList<Organisation> Organisations =
        [new(Town, "Lindby kommun"), new(Region, "Region Norrsjö")];

    public static readonly ImmutableList<Person> People =
    [
        In(Town, "anna", "Anna Ek", Language.Swedish, Role.Administrator),
        In(Town, "bo", "Bo Lindqvist", Language.Swedish),
        In(Town, "cecilia", "Cecilia Nyberg", Language.Swedish),
        In(Town, "david", "David Åström", Language.Swedish),
        In(Town, "eva", "Eva Öberg", Language.Swedish),
        In(Town, "frank", "Frank Miller", Language.English),
        In(Town, "gun", "Gun Sandell", Language.Swedish, Role.Auditor),
        In(Region, "rune", "Rune Häll", Language.Swedish, Role.Administrator),
    ];

    public static readonly ImmutableList<Supplier> Suppliers =
    [
        new(new("nordmoln"), Town, "Nordmoln AB", "SE", "support@nordmoln.example"),
        new(new("cloudhaven"), Town, "Cloudhaven Ltd", "IE", "help@cloudhaven.example"),
        new(new("fjallnat"), Region, "Fjällnät AS", "NO", "hjelp@fjallnat.example"),
    ];

    /// <summary>Adds whoever is missing; changes nobody who is there.</summary>
    public static async Task Seed(Directories directories, CancellationToken cancel)
    {
        foreach (Organisation organisation in Organisations)
        {
            await directories.Organisations.Save(organisation, 0, cancel);
        }

        foreach (Person person in People)
        {
            await directories.People.Save(person, 0, cancel);
        }

        foreach (Supplier supplier in Suppliers)
        {
            await directories.Suppliers.Save(supplier, 0, cancel);
        }
    }

    private static Person In(OrganisationId organisation, string id, string name, Language language, params Role[] roles) =>
        new(new PersonId(id), organisation, name, $"{id}@example.se", language, [.. roles]);
}
