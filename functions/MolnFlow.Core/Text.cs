namespace MolnFlow.Core;

/// <summary>
/// What a person typed. It may hold personal data, so it is stored beside the hash chain, which
/// carries only its salted hash, and it can be erased: then <see cref="Value"/> is null for good.
/// </summary>
public sealed record Text(string? Value)
{
    /// <summary>The longest text accepted, in UTF-16 characters; the same in every store.</summary>
    public const int MaximumLength = 4_000;

    public bool IsErased => Value is null;

    public static implicit operator Text(string value) => new(value);

    public override string ToString() => Value ?? "";
}
