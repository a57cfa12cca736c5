namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>How a reader stands; the upper 16 bits count the cards that came and went.</summary>
[Flags]
internal enum ScardStates : uint
{
    Unaware = 0,
    Ignore = 0x1,
    Changed = 0x2,
    Unknown = 0x4,
    Unavailable = 0x8,
    Empty = 0x10,
    Present = 0x20,
    Mute = 0x200,
    Counter = 0xFFFF0000,
}
