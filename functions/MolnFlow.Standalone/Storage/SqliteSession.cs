using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MolnFlow.Standalone.Storage;

/// <summary>
/// One connection with its statements, each prepared the first time it is used and kept. Not for
/// several threads at once.
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = [];

    public SqliteSession(string connectionString, params ReadOnlySpan<string> settings)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        foreach (var setting in settings)
            Run(setting);
    }

    /// <summary>Set by a write that removed texts: their old pages are then also taken out of the write-ahead log.</summary>
    public bool HasErased { get; set; }

    /// <summary>Runs a statement with parameters $1, $2, … and says how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is no row or no value.</summary>
    public object? One(string sql, params ReadOnlySpan<object?> values) =>
        Bound(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    public long Number(string sql, params ReadOnlySpan<object?> values) =>
        Convert.ToInt64(One(sql, values), CultureInfo.InvariantCulture);

    /// <summary>All rows, each made by <paramref name="row"/>.</summary>
    public List<T> All<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using var reader = Bound(sql, values).ExecuteReader();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>Runs several statements that are not worth keeping, such as a migration's.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        // What is run here is the schema's own text, never anybody's input.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var command))
            _statements[sql] = command = Prepared(sql, values.Length);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        // Every statement is a constant, or put together from constants; values are always parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
        return command;
    }
}
