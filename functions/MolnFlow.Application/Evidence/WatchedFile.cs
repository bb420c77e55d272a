using System.Security.Cryptography;
using System.Text;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Evidence;

/// <summary>A file that no event may have named yet.</summary>
/// <param name="Withdrawn">When it was taken from the list of files that can be named; null before that.</param>
public sealed record WatchedFile(OrganisationId Organisation, ServiceId Service, EvidenceFile File, DateTimeOffset? Withdrawn)
{
    /// <summary>One document id for all three parts of the key.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Organisation}\n{Service}\n{File.Id}")));

    public static Records<WatchedFile> Records(IDocumentStore documents) =>
        new(documents, "watched-file", _ => Directories.Installation, w => w.Key);
}
