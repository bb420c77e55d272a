using MolnFlow.Application.Catalogue;

namespace MolnFlow.Application.Tests.Support;

/// <summary>The catalogue that is delivered, loaded once from the copy beside the tests.</summary>
public static class Shipped
{
    private static readonly Lazy<Application.Catalogue.Catalogue> Loaded = new(() =>
        CatalogueFiles.Load(Path.Combine(AppContext.BaseDirectory, "catalog")) switch
        {
            CatalogueResult.Loaded loaded => loaded.Catalogue,
            CatalogueResult.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
            _ => throw new InvalidOperationException("The loader gave neither a catalogue nor its faults."),
        });

    public static Application.Catalogue.Catalogue Catalogue => Loaded.Value;
}
