namespace MolnFlow.Core.Tests.Support;

/// <summary>The people of the tests, by what they are to the service.</summary>
public static class People
{
    public static readonly PersonId Owner = new("p-owner");
    public static readonly PersonId RiskOwner = new("p-risk-owner");
    public static readonly PersonId Manager = new("p-manager");
    public static readonly PersonId InformationOwner = new("p-information-owner");
    public static readonly PersonId Analyst = new("p-analyst");
    public static readonly PersonId Stranger = new("p-stranger");

    public static readonly IReadOnlyList<PersonId> All = [Owner, RiskOwner, Manager, InformationOwner, Analyst, Stranger];
}
