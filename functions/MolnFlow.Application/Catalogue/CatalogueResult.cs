using System.Collections.Immutable;

namespace MolnFlow.Application.Catalogue;

/// <summary>Something in the catalogue folder that cannot be used.</summary>
/// <param name="File">The path within the folder, with forward slashes (<c>texts/pages.yaml</c>).</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Message">A plain English sentence or two: what is wrong and what to do.</param>
public sealed record CatalogueFault(string File, int Line, string Message);

/// <summary>A whole catalogue, or every reason why there is none.</summary>
public abstract record CatalogueResult
{
    private CatalogueResult() { }

    public sealed record Loaded(Catalogue Catalogue) : CatalogueResult;

    /// <summary>Never empty; in the order of file and line.</summary>
    public sealed record Faulty(ImmutableList<CatalogueFault> Faults) : CatalogueResult;
}
