using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Dashboard.Interactions.DuckDb;

/// <summary>A value for <c>$name</c>, or for <c>?</c> by its place where it has no name.</summary>
internal sealed class DuckDbParameter : DbParameter
{
    public DuckDbParameter()
    {
    }

    public DuckDbParameter(string name, object? value)
    {
        ParameterName = name;
        Value = value;
    }

    public override DbType DbType { get; set; } = DbType.Object;

    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;

    public override bool IsNullable { get; set; } = true;

    [AllowNull]
    public override string ParameterName { get; set => field = value ?? ""; } = "";

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn { get; set => field = value ?? ""; } = "";

    public override bool SourceColumnNullMapping { get; set; }

    public override object? Value { get; set; }

    public override void ResetDbType() => DbType = DbType.Object;
}

/// <summary>The parameters of a command, in order.</summary>
internal sealed class DuckDbParameterCollection : DbParameterCollection
{
    private readonly List<DuckDbParameter> parameters = [];

    public override int Count => parameters.Count;

    public override object SyncRoot => ((ICollection)parameters).SyncRoot;

    public DuckDbParameter Add(string name, object? value)
    {
        var parameter = new DuckDbParameter(name, value);
        parameters.Add(parameter);
        return parameter;
    }

    public override int Add(object value)
    {
        parameters.Add((DuckDbParameter)value);
        return parameters.Count - 1;
    }

    public override void AddRange(Array values) => parameters.AddRange(values.Cast<DuckDbParameter>());

    public override void Clear() => parameters.Clear();

    public override bool Contains(object value) => parameters.Contains(value);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)parameters).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => parameters.GetEnumerator();

    public override int IndexOf(object value) => parameters.IndexOf((DuckDbParameter)value);

    public override int IndexOf(string parameterName) => parameters.FindIndex(p => p.ParameterName == parameterName);

    public override void Insert(int index, object value) => parameters.Insert(index, (DuckDbParameter)value);

    public override void Remove(object value) => parameters.Remove((DuckDbParameter)value);

    public override void RemoveAt(int index) => parameters.RemoveAt(index);

    public override void RemoveAt(string parameterName) => parameters.RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => parameters[index];

    protected override DbParameter GetParameter(string parameterName) => parameters[IndexOf(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => parameters[index] = (DuckDbParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => parameters[IndexOf(parameterName)] = (DuckDbParameter)value;
}
