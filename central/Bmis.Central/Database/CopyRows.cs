using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Bmis.Central.Database;

/// <summary>
/// Rows in PostgreSQL's binary COPY format (manual of PostgreSQL, COPY, "Binary Format"), built in memory and sent in
/// one go. Columns follow one another in the order of the COPY statement, each by the method of its type.
/// </summary>
internal sealed class CopyRows(int columns)
{
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ArrayBufferWriter<byte> _bytes = Begin();

    /// <summary>Begins a row.</summary>
    public void Row() => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), (short)columns);

    public void Small(int? value)
    {
        if (value is { } present)
            BinaryPrimitives.WriteInt16BigEndian(Value(sizeof(short)), checked((short)present));
        else
            Null();
    }

    public void Integer(int value) => BinaryPrimitives.WriteInt32BigEndian(Value(sizeof(int)), value);

    public void Big(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), value);

    public void Flag(bool value) => Value(1)[0] = value ? (byte)1 : (byte)0;

    public void Id(Guid? value)
    {
        if (value is { } present)
            Id(present);
        else
            Null();
    }

    public void Id(Guid value) => value.TryWriteBytes(Value(16), bigEndian: true, out _);

    public void Day(DateOnly value) =>
        Integer(value.DayNumber - DateOnly.FromDateTime(Epoch.DateTime).DayNumber);

    public void Time(DateTimeOffset value) => Big((value - Epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    public void Span(TimeSpan value)
    {
        var interval = Value(16);
        interval.Clear();
        BinaryPrimitives.WriteInt64BigEndian(interval, value.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    public void Text(string? value) =>
        Encoding.UTF8.GetBytes(value ?? "", Value(Encoding.UTF8.GetByteCount(value ?? "")));

    public void Bytes(ReadOnlyMemory<byte>? value)
    {
        if (value is { } present)
            present.Span.CopyTo(Value(present.Length));
        else
            Null();
    }

    /// <summary>Sends the rows; the statement names the columns and ends with <c>format binary</c>.</summary>
    public async Task SendAsync(NpgsqlConnection connection, string copy, CancellationToken cancellation)
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), -1);
        await using var stream = await connection.BeginRawBinaryCopyAsync(copy, cancellation);
        await stream.WriteAsync(_bytes.WrittenMemory, cancellation);
    }

    private static ArrayBufferWriter<byte> Begin()
    {
        var bytes = new ArrayBufferWriter<byte>(1 << 16);
        bytes.Write("PGCOPY\n"u8);
        bytes.Write<byte>([0xFF, 0x0D, 0x0A, 0]); // the end of the signature
        bytes.Write<byte>(new byte[8]); // no flags, no extension
        return bytes;
    }

    private void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), -1);

    private Span<byte> Value(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), length);
        return Take(length);
    }

    private Span<byte> Take(int length)
    {
        var span = _bytes.GetSpan(length)[..length];
        _bytes.Advance(length);
        return span;
    }
}
