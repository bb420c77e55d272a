using MolnFlow.Application.Directory;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Support;

/// <summary>The people of the tests, by what they are to the service.</summary>
public static class People
{
    public static readonly PersonId Owner = new("p-owner");
    public static readonly PersonId RiskOwner = new("p-risk-owner");
    public static readonly PersonId Manager = new("p-manager");
    public static readonly PersonId InformationOwner = new("p-information-owner");
    public static readonly PersonId Analyst = new("p-analyst");

    public static readonly IReadOnlyList<PersonId> All = [Owner, RiskOwner, Manager, InformationOwner, Analyst];

    public static Person Record(PersonId id, string? email = "someone@region.example", bool active = true) =>
        new(id, World.Region, $"Namn {id.Value}", email, Language.Swedish, [], active);

    /// <summary>Enters everybody in the directory.</summary>
    public static async Task Enter(World world)
    {
        foreach (PersonId person in All)
        {
            await world.Directories.People.Save(Record(person), 0, default);
        }
    }
}
