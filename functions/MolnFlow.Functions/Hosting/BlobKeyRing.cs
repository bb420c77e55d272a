using System.Xml.Linq;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace MolnFlow.Functions.Hosting;

/// <summary>
/// The keys that cookies and forms are protected by, shared by all instances: one blob a key, so that two
/// instances that make one at the same time both keep theirs. The container is as secret as the keys.
/// </summary>
internal sealed class BlobKeyRing(BlobContainerClient container) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        List<XElement> elements = [];
        foreach (BlobItem item in container.GetBlobs())
        {
            elements.Add(XElement.Parse(container.GetBlobClient(item.Name).DownloadContent().Value.Content.ToString()));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName) => container.GetBlobClient($"{friendlyName}-{Guid.NewGuid():n}.xml")
        .Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)));
}
