using System.Security.Cryptography;
using System.Text;
using MolnFlow.Core;
using MolnFlow.Functions.Storage;

namespace MolnFlow.Functions.Orchestrations;

/// <summary>A service as Durable's history names it: ids and nothing else, since that history is kept apart and never erased with the service.</summary>
public sealed record ServiceKey(string Organisation, string Service)
{
    // Durable takes 100 characters, and a phase with its cycle comes after.
    private const int Longest = 70;
    private const int Kept = 36;

    public static ServiceKey Of(OrganisationId organisation, ServiceId service) => new(organisation.Value, service.Value);

    public OrganisationId OrganisationId => new(Organisation);

    public ServiceId ServiceId => new(Service);

    /// <summary>
    /// The orchestration's instance id: readable, without the characters Durable refuses (/ \ # ? and control
    /// characters, and @ first), and never the same for two services; what is long ends in its hash.
    /// </summary>
    public string InstanceId
    {
        get
        {
            string id = TableKeys.Service(OrganisationId, ServiceId);
            return id.Length <= Longest
                ? id
                : $"{id[..Kept]}=={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))[..15])}";
        }
    }

    /// <summary>The instance id of a phase of its life.</summary>
    public string PhaseInstanceId(string phase, int cycle) => $"{InstanceId}:{phase}:{cycle}";
}
