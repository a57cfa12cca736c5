using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>Reads what the figures of one carrier rest on: flights, messages and numbers, nobody's data.</summary>
internal sealed class EvidenceStore(IWarehouse warehouse, FigureStore figures)
{
    /// <summary>Most lines of a list on a page.</summary>
    public const int MostShown = 100;

    /// <summary>Most lines of a list in an export.</summary>
    public const int MostExported = 10_000;

    /// <summary>Most messages of a grade on a page.</summary>
    public const int MostOfGrade = 20;

    private const int Examples = 3;

    private const string SelectIsKnown =
        """
        select exists (select from passenger_message where accountable = @carrier and accountable <> '')
            or exists (select from flight where accountable = @carrier)
            or exists (select from passenger_partner where partner_id = @carrier)
            or exists (select from passenger_transmission where partner_id = @carrier and reason <> '')
        """;

    /// <summary>Whether it names somebody who has ever sent something, or may.</summary>
    public async Task<bool> IsKnownAsync(string carrier, CancellationToken cancellation)
    {
        if (!Accountable.IsOne(carrier))
            return false;
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(
            SelectIsKnown, new { carrier }, cancellationToken: cancellation));
    }

    /// <summary>What the page shows.</summary>
    public Task<CarrierEvidence> ShownAsync(string carrier, QualityPeriod period, CancellationToken cancellation) =>
        ReadAsync(carrier, period, MostShown + 1, MostOfGrade, cancellation);

    /// <summary>The same for an export, with longer lists.</summary>
    public Task<CarrierEvidence> ExportedAsync(string carrier, QualityPeriod period, CancellationToken cancellation) =>
        ReadAsync(carrier, period, MostExported, MostExported, cancellation);

    private async Task<CarrierEvidence> ReadAsync(
        string carrier, QualityPeriod period, int most, int mostOfGrade, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var query = figures.QueryOf(period, carrier);
        return new()
        {
            Figures = await FigureStore.OfAsync(connection, query, cancellation),
            Late = await FlightEvidenceRows.LateAsync(connection, query, most, cancellation),
            Incomplete = await FlightEvidenceRows.IncompleteAsync(connection, query, most, cancellation),
            Persons = await FlightEvidenceRows.PersonsAsync(connection, query, most, cancellation),
            Graded = await MessageEvidenceRows.GradedAsync(connection, query, mostOfGrade, cancellation),
            Findings = await MessageEvidenceRows.FindingsAsync(connection, query, Examples, cancellation),
            Apart = await MessageEvidenceRows.ApartAsync(connection, query, most, cancellation),
            Totals = await FlightEvidenceRows.TotalsAsync(connection, query, most, cancellation),
        };
    }
}
