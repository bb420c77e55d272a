using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Standalone.Storage;

/// <summary>The register's table: one row a service, with the name once as written, once to search and once to sort.</summary>
internal static class SqliteRegister
{
    private const string Columns =
        """
        organisation, service, name, phase, ending, owner, supplier, agreement,
        confidentiality, integrity, availability, secrecy, personal_data,
        registered_on, ends_on, next_due, earliest_obligation, people
        """;

    public static void Write(SqliteSession session, long id, RegisterRow row, byte[] order, string people) => session.Run(
        $"""
        INSERT INTO register (service_id, {Columns}, name_search, name_order)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        ON CONFLICT (service_id) DO UPDATE SET
            name = excluded.name, phase = excluded.phase, ending = excluded.ending, owner = excluded.owner,
            supplier = excluded.supplier, agreement = excluded.agreement, confidentiality = excluded.confidentiality,
            integrity = excluded.integrity, availability = excluded.availability, secrecy = excluded.secrecy,
            personal_data = excluded.personal_data, registered_on = excluded.registered_on, ends_on = excluded.ends_on,
            next_due = excluded.next_due, earliest_obligation = excluded.earliest_obligation, people = excluded.people,
            name_search = excluded.name_search, name_order = excluded.name_order
        """,
        id,
        row.Organisation.Value,
        row.Id.Value,
        row.Name,
        StoredNames.Of(row.Phase),
        row.Ending is { } ending ? StoredNames.Of(ending) : null,
        row.Owner.Value,
        row.Supplier?.Value,
        row.Agreement?.Value,
        row.Classification.Confidentiality,
        row.Classification.Integrity,
        row.Classification.Availability,
        row.Classification.Secrecy,
        row.Classification.PersonalData,
        StoredForms.Of(row.RegisteredOn),
        row.End is { } end ? StoredForms.Of(end) : null,
        row.NextDue is { } due ? StoredForms.Of(due) : null,
        row.EarliestObligation is { } earliest ? StoredForms.Of(earliest) : null,
        people,
        StoredForms.Searchable(row.Name),
        order);

    public static RegisterRow? One(SqliteSession session, OrganisationId organisation, ServiceId service) => session.All(
        $"SELECT {Columns} FROM register WHERE service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2)",
        Row,
        organisation.Value,
        service.Value).SingleOrDefault();

    public static RegisterPage Page(SqliteSession session, RegisterQuery query)
    {
        var where = new StringBuilder("organisation = $1");
        List<object?> values = [query.Organisation.Value];
        Filter("phase = ", query.Phase is { } phase ? StoredNames.Of(phase) : null);
        Filter("earliest_obligation < ", query.OverdueOn is { } on ? StoredForms.Of(on) : null);
        Filter("owner = ", query.Owner?.Value);
        Filter("agreement = ", query.Agreement?.Value);
        Filter("service_id IN (SELECT service_id FROM service_people WHERE person = ", query.Person?.Value, ")");
        // instr and not LIKE: nothing in the searched text has a meaning of its own.
        Filter("instr(name_search, ", query.Text is { } text ? StoredForms.Searchable(text) : null, ") > 0");

        // One read transaction, so that the page and the total are of the same moment.
        session.Run("BEGIN");
        try
        {
            var total = (int)session.Number($"SELECT count(*) FROM register WHERE {where}", values.ToArray());
            values.Add(query.PageSize);
            values.Add((Math.Max(query.Page, 1) - 1L) * query.PageSize);
            var rows = session.All(
                $"""
                SELECT {Columns} FROM register WHERE {where}
                ORDER BY name_order, service LIMIT ${values.Count - 1} OFFSET ${values.Count}
                """,
                Row,
                values.ToArray());
            return new RegisterPage([.. rows], total);
        }
        finally
        {
            session.Run("COMMIT");
        }

        void Filter(string before, string? value, string after = "")
        {
            if (value is null)
                return;
            values.Add(value);
            where.Append(" AND ").Append(before).Append('$').Append(values.Count).Append(after);
        }
    }

    private static RegisterRow Row(SqliteDataReader row) => new(
        new OrganisationId(row.GetString(0)),
        new ServiceId(row.GetString(1)),
        row.GetString(2),
        StoredNames.PhaseOf(row.GetString(3)),
        row.IsDBNull(4) ? null : StoredNames.EndingOf(row.GetString(4)),
        new PersonId(row.GetString(5)),
        row.IsDBNull(6) ? null : new SupplierId(row.GetString(6)),
        row.IsDBNull(7) ? null : new AgreementId(row.GetString(7)),
        new Classification(row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetBoolean(11), row.GetBoolean(12)),
        StoredForms.Day(row.GetString(13)),
        Day(row, 14),
        Day(row, 15),
        Day(row, 16),
        JsonSerializer.Deserialize<string[]>(row.GetString(17))!.Select(PersonId.From).ToImmutableList());

    private static DateOnly? Day(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : StoredForms.Day(row.GetString(column));
}
