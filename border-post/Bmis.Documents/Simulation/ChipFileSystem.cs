using System.Buffers.Binary;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Simulation;

/// <summary>A chip's files: what is selected, and what READ BINARY gives (ISO/IEC 7816-4, 7.2 and 7.3).</summary>
/// <param name="content">The files.</param>
/// <param name="temper">What the chip does otherwise than others.</param>
/// <param name="terminal">What guards fingerprints and irises; null when nothing does.</param>
internal sealed class ChipFileSystem(ChipContent content, ChipTemper temper, TerminalAuthenticationCard? terminal)
{
    internal static readonly StatusWord WrongParameters = new(0x6A86);
    internal static readonly StatusWord NotInClass = new(0x6882);
    private static readonly StatusWord NoFileSelected = new(0x6986);

    // Tag and length of the object 53 around what an odd READ BINARY gives.
    private const int WrappingBytes = 4;

    private bool _isNowhere = temper.WakesUnselected;
    private bool _wasInApplication;
    private byte[]? _selected;

    internal bool IsInApplication { get; private set; }

    /// <summary>Whether access control was passed.</summary>
    internal bool IsOpen { get; set; } = content.IsOpen;

    internal StatusWord Select(CommandApdu command)
    {
        if (temper.RefusesExpectedLength && command.Expected is not null)
            return StatusWord.WrongLength;
        return command.P1 switch
        {
            0x04 => SelectApplication(command.Data.Span),
            0x00 => SelectMasterFile(command.Data.Span),
            0x02 when command.Data.Length == 2 =>
                SelectFile(Find(BinaryPrimitives.ReadUInt16BigEndian(command.Data.Span))),
            _ => WrongParameters,
        };
    }

    internal ResponseApdu Read(CommandApdu command)
    {
        var offset = (command.P1 << 8) | command.P2;
        if (command.Instruction == 0xB1)
        {
            if (!new TlvReader(command.Data.Span).TryRead(0x54, out var written) || written.Value.Length > 3)
                return ResponseApdu.Of(WrongParameters);
            offset = 0;
            foreach (var part in written.Value)
                offset = (offset << 8) | part;
        }
        else if ((command.P1 & 0x80) != 0)
        {
            if (!temper.KnowsShortIdentifiers)
                return ResponseApdu.Of(WrongParameters);
            if (SelectFile(FindShort(command.P1 & 0x1F)) is var status && status != StatusWord.Success)
                return ResponseApdu.Of(status);
            offset = command.P2;
        }

        return Read(offset, command.Expected ?? 0, command.Instruction == 0xB1);
    }

    private ResponseApdu Read(int offset, int wanted, bool isWrapped)
    {
        if (_selected is not { } file)
            return ResponseApdu.Of(NoFileSelected);
        if (offset > file.Length)
            return ResponseApdu.Of(StatusWord.WrongOffset);
        if (wanted > temper.MostRead && temper.TooMuch != StatusWord.Success && temper.TooMuch != StatusWord.EndOfFile)
            return ResponseApdu.Of(temper.TooMuch);
        var room = Math.Min(wanted, temper.MostRead) - (isWrapped ? WrappingBytes : 0);
        var bytes = file.AsSpan(offset, Math.Clamp(room, 0, file.Length - offset)).ToArray();
        return new(isWrapped ? TlvWriter.Object(0x53, bytes) : bytes, After(bytes.Length, room, wanted));
    }

    private StatusWord After(int given, int room, int wanted)
    {
        if (wanted > temper.MostRead)
            return temper.TooMuch;
        return given < room ? StatusWord.EndOfFile : StatusWord.Success;
    }

    private StatusWord SelectApplication(ReadOnlySpan<byte> name)
    {
        if (!name.SequenceEqual(ElementaryFile.ApplicationId))
            return StatusWord.FileNotFound;
        (IsInApplication, _wasInApplication, _isNowhere, _selected) = (true, true, false, null);
        return StatusWord.Success;
    }

    private StatusWord SelectMasterFile(ReadOnlySpan<byte> identifier)
    {
        if (!identifier.IsEmpty && !identifier.SequenceEqual((byte[])[0x3F, 0]))
            return StatusWord.FileNotFound;
        if (temper.MasterFile != StatusWord.Success)
            return temper.MasterFile;
        (IsInApplication, _isNowhere, _selected) = (false, false, null);
        return StatusWord.Success;
    }

    // EF.CardSecurity is secret until PACE was done (Doc 9303-11, 9.2.9); ATR, DIR and CardAccess are everybody's.
    private StatusWord SelectFile(ElementaryFile? file)
    {
        if (!IsInApplication && _wasInApplication && temper.HidesMasterFileLater)
            return NotInClass;
        if (_isNowhere || file is null || BytesOf(file) is not { } bytes)
            return StatusWord.FileNotFound;
        if (terminal?.IsKeptBack(file.DataGroup) == true)
            return StatusWord.SecurityNotSatisfied;
        if (!IsOpen && (file.IsInApplication || file == ElementaryFile.CardSecurity))
            return StatusWord.SecurityNotSatisfied;
        _selected = bytes;
        return StatusWord.Success;
    }

    // The trust points change with every link certificate, unless a file was put there that never does.
    private byte[]? BytesOf(ElementaryFile file) => content.Files.GetValueOrDefault(file)
        ?? (file == ElementaryFile.TrustPoints ? terminal?.TrustPointFile() : null);

    private ElementaryFile? Find(int identifier) => Known.FirstOrDefault(
        one => one.IsInApplication == IsInApplication && one.FileId == identifier);

    private ElementaryFile? FindShort(int identifier) => Known.FirstOrDefault(
        one => one.IsInApplication == IsInApplication && one.ShortFileId == identifier);

    // A file may lie under another identifier than the usual one.
    private IEnumerable<ElementaryFile> Known => content.Files.Keys.Append(ElementaryFile.TrustPoints);
}
