namespace Bmis.EndToEnd.Tests;

/// <summary>A lane that an officer can work at: its page and the line of its document reader.</summary>
internal interface ILanePlace
{
    Uri LanePage { get; }

    SerialPair Serial { get; }
}
