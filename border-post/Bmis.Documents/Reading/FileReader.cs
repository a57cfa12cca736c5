using System.Buffers;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Reading;

/// <summary>
/// Reads transparent files (ISO/IEC 7816-4, 7.2.3) with as few commands as the chip allows: without SELECT where it
/// knows short identifiers, and with the longest answers it gives. What it learns stays in <see cref="Habits"/>.
/// </summary>
internal sealed class FileReader(ChipChannel chip, ReadingHabits habits, IProgress<FileProgress>? progress = null)
{
    // Tag and length of the object 53 around what an odd READ BINARY gives.
    private const int WrappingBytes = 5;

    private const int MostShortOffset = 0x7FFF;
    private const int LeastGiven = 16;
    private const int MostImageBytes = 1024 * 1024;
    private const int MostOtherBytes = 64 * 1024;

    private ReadLadder _ladder = new(habits.MostRead, isSettled: habits.IsKnown);
    private bool _knowsShortIdentifiers = habits.KnowsShortIdentifiers;

    internal ReadingHabits Habits => new(_ladder.Length, _knowsShortIdentifiers)
    {
        IsKnown = habits.IsKnown || _ladder.HasWorked,
    };

    /// <summary>Begins with the length that the chip itself announces.</summary>
    internal void Begin(int length) => _ladder = new(length, isSettled: true);

    /// <summary>
    /// Reads a file of the application or of the master file, whichever is selected; of a file that is a row of objects
    /// as much as one answer holds.
    /// </summary>
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    internal async ValueTask<FileContent> ReadAsync(
        ElementaryFile file, CancellationToken cancellation, FileApproach approach = FileApproach.Either)
    {
        var first = await BeginAsync(file, approach, cancellation);
        if (first.Fault != FileFault.None)
            return new(null, first.Fault, first.Status);
        if (file.Tag == 0)
            return new(first.Bytes, FileFault.None, first.Status);
        if (Length(file, first.Bytes.Span) is not { } length)
            return new(null, FileFault.Malformed, first.Status);
        if (length > MostBytes(file))
            return new(null, FileFault.TooLong, first.Status);
        return await RestAsync(file, first, length, cancellation);
    }

    private static int? Length(ElementaryFile file, ReadOnlySpan<byte> begin)
    {
        var fault = TlvReader.ReadHead(begin, out var tag, out var head, out var length);
        if (fault is not (TlvFault.None or TlvFault.ValueTooLong))
            return null;
        return tag != file.Tag ? null : (int)Math.Min((long)head + length, int.MaxValue);
    }

    // Pictures and fingers are large, everything else is not.
    private static int MostBytes(ElementaryFile file) =>
        file.DataGroup is >= 2 and <= 7 ? MostImageBytes : MostOtherBytes;

    private async ValueTask<Chunk> BeginAsync(
        ElementaryFile file, FileApproach approach, CancellationToken cancellation)
    {
        // A file that is a row of objects is small, and asked for before it is known which lengths the chip takes.
        int? most = file.Tag == 0 ? ReadLadder.MostShort : null;
        if (_knowsShortIdentifiers && file.ShortFileId != 0 && approach != FileApproach.Selected)
        {
            var direct = await StepDownAsync(
                most, length => new(0, 0xB0, (byte)(0x80 | file.ShortFileId), 0, Expected: length), cancellation);
            if (approach == FileApproach.Direct || direct.Fault is not (FileFault.Refused or FileFault.NotFound))
                return direct;
        }

        var selected = await SelectAsync(file, cancellation);
        if (selected.Fault != FileFault.None)
            return selected;
        var chunk = await ReadAtAsync(0, most, cancellation);
        if (chunk.Fault == FileFault.None && file.ShortFileId != 0 && approach == FileApproach.Either)
            _knowsShortIdentifiers = false;
        return chunk;
    }

    private async ValueTask<Chunk> SelectAsync(ElementaryFile file, CancellationToken cancellation)
    {
        byte[] identifier = [(byte)(file.FileId >> 8), (byte)file.FileId];
        var answer = await chip.SendAsync(new(0, 0xA4, 0x02, 0x0C, identifier), cancellation);
        return new(default, FaultOf(answer, isEmptyFine: true), answer.Response.Status);
    }

    private async ValueTask<FileContent> RestAsync(
        ElementaryFile file, Chunk first, int length, CancellationToken cancellation)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(length, first.Bytes.Length));
        bytes.Write(first.Bytes.Span);
        var status = first.Status;
        progress?.Report(new(file, Math.Min(bytes.WrittenCount, length), length));
        for (var commands = 0; bytes.WrittenCount < length; commands++)
        {
            if (commands > MostCommands(length))
                return new(null, FileFault.Refused, status);
            var chunk = await ReadAtAsync(bytes.WrittenCount, length - bytes.WrittenCount, cancellation);
            status = chunk.Status;
            if (chunk.Fault != FileFault.None)
                return new(null, chunk.Fault == FileFault.Refused ? FileFault.Truncated : chunk.Fault, status);
            bytes.Write(chunk.Bytes.Span);
            progress?.Report(new(file, Math.Min(bytes.WrittenCount, length), length));
        }

        return new(bytes.WrittenMemory[..length], FileFault.None, status);
    }

    // A chip that gives a byte at a time keeps the desk waiting and nothing else.
    private static int MostCommands(int length) => 64 + (length / LeastGiven);

    private ValueTask<Chunk> ReadAtAsync(int offset, int? remaining, CancellationToken cancellation) =>
        offset <= MostShortOffset
            ? StepDownAsync(
                remaining,
                length => new(0, 0xB0, (byte)(offset >> 8), (byte)offset, Expected: length),
                cancellation)
            : ReadFarAsync(offset, remaining + WrappingBytes, cancellation);

    // Beyond 32 KB the offset is a data object, and so is the answer.
    private async ValueTask<Chunk> ReadFarAsync(int offset, int? remaining, CancellationToken cancellation)
    {
        var place = TlvWriter.Object(0x54, [(byte)(offset >> 16), (byte)(offset >> 8), (byte)offset]);
        var chunk = await StepDownAsync(
            remaining, length => new(0, 0xB1, 0, 0, place, Expected: length), cancellation);
        if (chunk.Fault != FileFault.None)
            return chunk;
        return new TlvReader(chunk.Bytes.Span).TryRead(0x53, out var wrapped) && !wrapped.Value.IsEmpty
            ? chunk with { Bytes = wrapped.Value.ToArray() }
            : chunk with { Fault = FileFault.Malformed };
    }

    // Asks with other lengths until the chip gives something, and keeps to what it gave.
    private async ValueTask<Chunk> StepDownAsync(
        int? remaining, Func<int, CommandApdu> command, CancellationToken cancellation)
    {
        while (true)
        {
            var length = _ladder.For(remaining, Math.Min(ReadLadder.MostShort, chip.ShortAnswerBytes));
            var answer = await chip.SendAsync(command(length), cancellation);
            var chunk = new Chunk(answer.Response.Data, FaultOf(answer, isEmptyFine: false), answer.Response.Status);
            if (chunk.Fault == FileFault.None)
                _ladder.Accept(length);
            else if (chunk.Fault == FileFault.SessionLost)
                _ladder.Settle(length);
            if (chunk.Fault != FileFault.Refused || !MayBeLength(chunk.Status)
                || !_ladder.Refuse(length, chunk.Status.RightLength))
                return chunk;
        }
    }

    // A status of wrong length or place, or one that chips misuse for it.
    private static bool MayBeLength(StatusWord status) =>
        status == StatusWord.WrongLength || status == StatusWord.WrongOffset
            || status == StatusWord.SecureObjectsWrong || status == StatusWord.SecureObjectsMissing
            || status.Value >> 8 is 0x62 or 0x63 or 0x6C or 0x6F;

    private FileFault FaultOf(SecureResponse answer, bool isEmptyFine)
    {
        if (!answer.IsAuthentic && answer.Fault != SecureMessagingFault.Unprotected)
            return FileFault.NotAuthentic;
        var status = answer.Response.Status;
        if (answer.IsAuthentic && status.IsCompleted && (isEmptyFine || !answer.Response.Data.IsEmpty))
            return FileFault.None;
        if (status == StatusWord.FileNotFound)
            return FileFault.NotFound;
        if (status == StatusWord.SecurityNotSatisfied)
            return FileFault.NotAllowed;
        return chip.IsSecure && (status == StatusWord.SecureObjectsWrong || status == StatusWord.SecureObjectsMissing)
            ? FileFault.SessionLost
            : FileFault.Refused;
    }

    private readonly record struct Chunk(ReadOnlyMemory<byte> Bytes, FileFault Fault, StatusWord Status);
}
