using Azure;
using Azure.Data.Tables;

namespace MolnFlow.Functions.Storage;

/// <summary>
/// The tables of one installation.
/// <list type="bullet">
/// <item><c>services</c>: the truth. One partition a service: <c>service</c> (head, snapshot and register
/// fields), <c>e:</c> events, <c>t:</c> typed texts, <c>n:</c> outbox, <c>i:</c> receipts.</item>
/// <item><c>register</c>: a projection, one partition an organisation, one row a service.</item>
/// <item><c>outbox</c>: pointers to <c>n:</c> rows: those not done, and the latest by organisation and person.</item>
/// <item><c>documents</c>: one partition an organisation and kind.</item>
/// </list>
/// </summary>
/// <param name="prefix">Put before each name; letters and digits, beginning with a letter.</param>
public sealed class StorageTables(TableServiceClient client, string prefix = "")
{
    internal TableClient Services { get; } = client.GetTableClient(prefix + "services");

    internal TableClient Register { get; } = client.GetTableClient(prefix + "register");

    internal TableClient Outbox { get; } = client.GetTableClient(prefix + "outbox");

    internal TableClient Documents { get; } = client.GetTableClient(prefix + "documents");

    private TableClient[] All => [Services, Register, Outbox, Documents];

    /// <summary>Makes those that are missing.</summary>
    public Task Create(CancellationToken cancel) => Task.WhenAll(All.Select(table => table.CreateIfNotExistsAsync(cancel)));

    /// <summary>Deletes the tables with everything in them.</summary>
    public Task Delete(CancellationToken cancel) => Task.WhenAll(All.Select(table => table.DeleteAsync(cancel)));
}

/// <summary>Small helpers for the client library.</summary>
internal static class TableCalls
{
    /// <summary>The entity, or null; with <paramref name="select"/> only those properties travel.</summary>
    public static async Task<TableEntity?> Find(
        this TableClient table, string partition, string row, CancellationToken cancel, IEnumerable<string>? select = null)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, select, cancel);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>True for "somebody else was first": the row exists already, has changed, or is gone.</summary>
    public static bool IsConflict(this RequestFailedException fault) => fault.Status is 404 or 409 or 412;

    /// <summary>Updates if the row is as it was read; false when it has changed.</summary>
    public static async Task<bool> TryUpdate(
        this TableClient table, TableEntity entity, ETag ifMatch, TableUpdateMode mode, CancellationToken cancel)
    {
        try
        {
            await table.UpdateEntityAsync(entity, ifMatch, mode, cancel);
            return true;
        }
        catch (RequestFailedException fault) when (fault.IsConflict())
        {
            return false;
        }
    }
}
