using MolnFlow.Application.Catalogue;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Tests.Support;

/// <summary>The rules of the catalogue that is delivered, loaded once from the copy beside the tests.</summary>
public static class TestRules
{
    private static readonly Lazy<Rules> Loaded = new(() =>
        CatalogueFiles.Load(Path.Combine(AppContext.BaseDirectory, "catalog")) switch
        {
            CatalogueResult.Loaded loaded => loaded.Catalogue.Rules,
            CatalogueResult.Faulty faulty => throw new InvalidOperationException(
                $"The delivered catalogue does not load: {string.Join(" ", faulty.Faults)}"),
            _ => throw new InvalidOperationException("The catalogue neither loaded nor said why not."),
        });

    public static Rules Catalogue => Loaded.Value;
}
