using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>An array of SCARD_READERSTATE for one call, with the names it points to.</summary>
internal sealed class ReaderStateBlock : IDisposable
{
    private readonly ScardLayout _layout;
    private readonly IReadOnlyList<ScardReader> _readers;
    private readonly nint[] _names;

    internal ReaderStateBlock(ScardLayout layout, IReadOnlyList<ScardReader> readers)
    {
        _layout = layout;
        _readers = readers;
        _names = new nint[readers.Count];
        Bytes = new byte[layout.Size * readers.Count];
        for (var i = 0; i < readers.Count; i++) Write(i);
    }

    /// <summary>The structures as the library wants them.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Notes in the readers what the library has written.</summary>
    internal void ReadBack()
    {
        for (var i = 0; i < _readers.Count; i++)
        {
            var place = Place(i);
            _readers[i].State = (ScardStates)BinaryPrimitives.ReadUInt32LittleEndian(place[_layout.Now..]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(place[_layout.AtrLength..]);
            _readers[i].Atr = place.Slice(_layout.Atr, (int)Math.Min(length, (uint)_layout.MostAtr)).ToArray();
        }
    }

    public void Dispose()
    {
        foreach (var name in _names) Marshal.FreeCoTaskMem(name);
        Array.Clear(_names);
    }

    // The mark of a change is the answer's, not part of what is known.
    private void Write(int index)
    {
        var reader = _readers[index];
        var place = Place(index);
        var name = _layout.Names.GetBytes(reader.Name + '\0');
        _names[index] = Marshal.AllocCoTaskMem(name.Length);
        Marshal.Copy(name, 0, _names[index], name.Length);
        BinaryPrimitives.WriteInt64LittleEndian(place, _names[index]);
        BinaryPrimitives.WriteUInt32LittleEndian(
            place[_layout.Known..], (uint)(reader.State & ~ScardStates.Changed));
    }

    private Span<byte> Place(int index) => Bytes.AsSpan(_layout.Size * index, _layout.Size);
}
