using System.ComponentModel.DataAnnotations;

namespace MolnFlow.Core.Abroad;

/// <summary>What a supplier uses for the service besides itself.</summary>
public enum ProcessorType
{
    /// <summary>Handles our information on the supplier's behalf (GDPR art. 28(2)).</summary>
    SubProcessor,

    /// <summary>A place where the information is stored.</summary>
    StorageLocation,
}

/// <summary>What we said to a sub-processor that the supplier wants to take in.</summary>
public enum SubProcessorAnswer
{
    Accept,
    Object,
}

/// <summary>A sub-processor, or a place where the information is stored.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Does">What it does with the information.</param>
/// <param name="Since">The day from which it is used.</param>
public sealed record Processor(
    ProcessorType Type, [property: MaxLength(200)] Text Name, [property: MaxLength(2)] string Country,
    [property: MaxLength(1000)] Text Does, DateOnly Since);

/// <summary>One with its running number within the service, from 1 and never used again.</summary>
/// <param name="ObjectBy">The last day to object; null where none was set, as for those there from the start.</param>
public sealed record NumberedProcessor(int Number, Processor Is, DateOnly? ObjectBy, SubProcessorAnswer? Answer);
