using System.Security.Cryptography;
using System.Text;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Sync.Sealing;
using Dapper;
using Npgsql;

namespace Bmis.Central.Keys;

/// <summary>
/// What seals the warehouse. Each record has a key of its own, wrapped by the key of the day on which it was stored;
/// the keys of days are wrapped by a master key and shared by all servers through the warehouse. Safe for all threads.
/// </summary>
internal sealed class WarehouseKeys(
    MasterKeys master, IWarehouse warehouse, TimeProvider clock, ILogger<WarehouseKeys> logger) : IDisposable
{
    private const int SecretBytes = 32;
    private const string IndexSecret = "blind index";
    private const string SecretPurpose = "secret";

    private const string SelectDays = "select key_id, day, sealed from day_key order by day";

    private const string InsertDay =
        "insert into day_key (key_id, day, sealed) values (@id, @day, @bytes) on conflict (day) do nothing";

    private const string UpdateDay = "update day_key set sealed = @bytes where key_id = @id";

    private const string SelectSecret = "select sealed from sealed_secret where name = @name";

    private const string InsertSecret =
        "insert into sealed_secret (name, sealed) values (@name, @bytes) on conflict (name) do nothing";

    // Secrets outlive every day: their key stands under a day of its own, and is wrapped anew like the others.
    private static readonly DateOnly Always = new(1970, 1, 1);

    private readonly DayKeys _days = new(master);
    private readonly Lock _gate = new();
    private byte[]? _index;

    /// <summary>The key that seals what is stored today; the first server to need it makes it.</summary>
    public SealingKey Today => KeyOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    /// <summary>A sealer for one kind of record.</summary>
    public Sealer For(string purpose) => _days.SealerFor(purpose);

    /// <summary>
    /// The content; null when there is none, when the key of its day was erased, and when it was changed or moved,
    /// which the log says.
    /// </summary>
    public byte[]? Open(Sealer sealer, ReadOnlySpan<byte> place, byte[]? bytes)
    {
        if (bytes is null)
            return null;
        var opened = Examine(sealer, place, bytes);
        if (!opened.IsOpened && opened.Fault != SealingFault.KeyErased)
            Log.RowUnreadable(logger, opened.Code);
        return opened.IsOpened ? opened.Content : null;
    }

    /// <summary>
    /// The content, or why there is none. A key that another server has made meanwhile is looked up once.
    /// </summary>
    public Unsealed Examine(Sealer sealer, ReadOnlySpan<byte> place, byte[] bytes)
    {
        var opened = sealer.Open(place, bytes);
        if (opened.Fault != SealingFault.UnknownKey)
            return opened;
        lock (_gate)
            LoadDays();
        return sealer.Open(place, bytes);
    }

    /// <summary>Seals a secret of the program, which no day ends.</summary>
    public byte[] SealSecret(string place, ReadOnlySpan<byte> secret) =>
        For(SecretPurpose).Seal(KeyOf(Always), Encoding.UTF8.GetBytes(place), secret);

    /// <summary>Opens a secret.</summary>
    /// <exception cref="InvalidDataException">It was changed or moved, or its key is gone.</exception>
    public byte[] OpenSecret(string place, byte[] bytes) =>
        Examine(For(SecretPurpose), Encoding.UTF8.GetBytes(place), bytes) is { IsOpened: true } opened
            ? opened.Content
            : throw new InvalidDataException($"The sealed {place} cannot be opened with the keys of Keys:File.");

    /// <summary>
    /// The blind index of a person's or document's key: a keyed digest, so that whoever has the warehouse and not the
    /// key file can try no name against it. Null for null.
    /// </summary>
    public byte[]? Index(string? key) =>
        key is null ? null : HMACSHA256.HashData(Secret(), Encoding.UTF8.GetBytes(key));

    /// <summary>Takes the keys into use and wraps anew what an older master key wraps.</summary>
    /// <exception cref="StopException">The key file is not the one of this warehouse.</exception>
    public void Require()
    {
        lock (_gate)
        {
            using var connection = warehouse.ForRegistry().OpenConnection();
            foreach (var stored in Days(connection))
            {
                if (_days.Load(stored) is not SealingFault.None)
                    throw new StopException(
                        $"The file of Keys:File does not hold the key that opens the warehouse's key of "
                        + $"{stored.Day:yyyy-MM-dd}.");
                if (_days.WrapAnew(stored) is { Bytes: { } anew })
                    connection.Execute(UpdateDay, new { id = stored.Id.ToArray(), bytes = anew.ToArray() });
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_index is not null)
            CryptographicOperations.ZeroMemory(_index);
        _days.Dispose();
    }

    private SealingKey KeyOf(DateOnly day)
    {
        if (_days.Of(day) is { } known)
            return known;
        lock (_gate)
            return _days.Of(day) ?? MakeDay(day);
    }

    private SealingKey MakeDay(DateOnly day)
    {
        using (var connection = warehouse.ForRegistry().OpenConnection())
        {
            var made = _days.Make(day);
            connection.Execute(InsertDay, new { id = made.Id.ToArray(), day, bytes = made.Bytes!.Value.ToArray() });
        }

        LoadDays();
        return _days.Of(day) ?? throw new StopException(
            $"The file of Keys:File does not hold the key that opens the warehouse's key of {day:yyyy-MM-dd}.");
    }

    private void LoadDays()
    {
        using var connection = warehouse.ForRegistry().OpenConnection();
        foreach (var stored in Days(connection))
            if (_days.Find(stored.Id) is null)
                _days.Load(stored);
    }

    private static List<WrappedDayKey> Days(NpgsqlConnection connection) =>
        [.. connection.Query<Row>(SelectDays).Select(row => new WrappedDayKey(
            SealingKeyId.Read(row.KeyId), row.Day, row.Sealed is null ? null : (ReadOnlyMemory<byte>?)row.Sealed))];

    private byte[] Secret()
    {
        if (Volatile.Read(ref _index) is { } known)
            return known;
        lock (_gate)
        {
            if (_index is not null)
                return _index;
            using var connection = warehouse.ForRegistry().OpenConnection();
            var made = RandomNumberGenerator.GetBytes(SecretBytes);
            connection.Execute(InsertSecret, new { name = IndexSecret, bytes = SealSecret(IndexSecret, made) });
            return _index = OpenSecret(
                IndexSecret, connection.QuerySingle<byte[]>(SelectSecret, new { name = IndexSecret }));
        }
    }

    private sealed record Row
    {
        public byte[] KeyId { get; init; } = [];

        public DateOnly Day { get; init; }

        public byte[]? Sealed { get; init; }
    }
}
